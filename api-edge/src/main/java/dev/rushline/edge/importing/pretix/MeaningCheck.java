package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the schema cannot say: ids are unique, categories exist, and no two seats of a zone have the
 * same row and number. Looks only at what has the right shape.
 */
final class MeaningCheck {
  private final PlanFaults faults;
  private final Map<String, String> guids = new HashMap<>();
  private final Map<String, String> uuids = new HashMap<>();
  private final Set<String> categories = new HashSet<>();
  private long seats;

  MeaningCheck(PlanFaults faults) {
    this.faults = faults;
  }

  void check(JsonNode plan) {
    JsonNode declared = plan.path("categories");
    for (int i = 0; i < declared.size(); i++) {
      String name = declared.get(i).path("name").textValue();
      if (name != null && !categories.add(name)) {
        faults.add("/categories/" + i + "/name", "used twice: " + name);
      }
    }
    JsonNode zones = plan.path("zones");
    for (int i = 0; i < zones.size(); i++) {
      zone(zones.get(i), "/zones/" + i);
    }
    if (seats == 0) {
      faults.add("/zones", "no seat at all");
    }
  }

  private void zone(JsonNode zone, String pointer) {
    unique(uuids, zone.path("uuid"), pointer + "/uuid");
    JsonNode areas = zone.path("areas");
    for (int i = 0; i < areas.size(); i++) {
      unique(uuids, areas.get(i).path("uuid"), pointer + "/areas/" + i + "/uuid");
    }
    Map<String, String> labels = new HashMap<>();
    JsonNode rows = zone.path("rows");
    for (int i = 0; i < rows.size(); i++) {
      row(rows.get(i), pointer + "/rows/" + i, labels);
    }
  }

  private void row(JsonNode row, String pointer, Map<String, String> labels) {
    unique(uuids, row.path("uuid"), pointer + "/uuid");
    String number = row.path("row_number").textValue();
    if (number != null && !PretixLabels.isPossible(number)) {
      faults.addMendable(
          pointer + "/row_number", "cannot be printed on a ticket: " + quoted(number));
    }
    JsonNode inRow = row.path("seats");
    for (int i = 0; i < inRow.size(); i++) {
      seats++;
      seat(inRow.get(i), pointer + "/seats/" + i, number, labels);
    }
  }

  private void seat(JsonNode seat, String pointer, String row, Map<String, String> labels) {
    unique(guids, seat.path("seat_guid"), pointer + "/seat_guid");
    unique(uuids, seat.path("uuid"), pointer + "/uuid");
    String category = seat.path("category").textValue();
    if (category != null && !categories.contains(category)) {
      faults.add(pointer + "/category", "no such category: " + quoted(category));
    }
    String number = seat.path("seat_number").textValue();
    if (number == null) {
      return;
    }
    if (!PretixLabels.isPossible(number)) {
      faults.addMendable(
          pointer + "/seat_number", "cannot be printed on a ticket: " + quoted(number));
    }
    String first = labels.putIfAbsent(row + ":" + number, pointer);
    if (first != null) {
      faults.addMendable(
          pointer + "/seat_number",
          "row %s seat %s is already at %s".formatted(row, number, first));
    }
  }

  private void unique(Map<String, String> seen, JsonNode value, String pointer) {
    if (!value.isTextual()) {
      return;
    }
    String first = seen.putIfAbsent(value.textValue(), pointer);
    if (first != null) {
      faults.addMendable(
          pointer, "%s is already at %s".formatted(quoted(value.textValue()), first));
    }
  }

  private static String quoted(String text) {
    return "\"" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "\"";
  }
}
