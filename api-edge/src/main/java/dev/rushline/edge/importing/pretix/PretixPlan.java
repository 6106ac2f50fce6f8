package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.edge.catalogue.plan.PlanRules;
import dev.rushline.edge.catalogue.plan.Row;
import dev.rushline.edge.catalogue.plan.Run;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.plan.Section;
import dev.rushline.edge.catalogue.plan.SectionKind;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a pretix plan into one of ours. A zone becomes a section; rows of one zone with the same
 * number and different seats are blocks of one row with aisles between them; rows nearer to the top
 * are better. Areas are drawings and are left out.
 */
final class PretixPlan {
  /** Most faults listed: several for every seat of a large hall. */
  static final int FAULTS_LISTED_MAX = 5_000;

  private PretixPlan() {}

  /** The faults of a plan; empty when there is none. */
  static List<PlanFault> faults(JsonNode plan, boolean rekey) {
    PlanFaults faults = new PlanFaults();
    new ShapeCheck(faults).check(plan, PretixSchema.PLAN, "");
    new MeaningCheck(faults).check(plan);
    return faults.remaining(rekey);
  }

  /**
   * The plan; refuses one with faults, naming every one.
   *
   * @param rekey whether to give new labels where they collide and to overlook what is not needed
   */
  static SeatingPlan read(JsonNode plan, boolean rekey) {
    List<PlanFault> faults = faults(plan, rekey);
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    SeatingPlan read = convert(plan);
    List<FieldError> broken = PlanRules.faultsOf(read);
    if (!broken.isEmpty()) {
      throw refused(
          broken.stream()
              .map(error -> new PlanFault("/", error.field() + ": " + error.reason(), false))
              .toList());
    }
    return read.complete();
  }

  private static ProblemException refused(List<PlanFault> faults) {
    return new ProblemException(ProblemCode.PLAN_INVALID, faults.size() + " fault(s), see faults")
        .withList("faults", faults, FAULTS_LISTED_MAX);
  }

  private static SeatingPlan convert(JsonNode plan) {
    List<String> names = new ArrayList<>();
    plan.get("categories").forEach(category -> names.add(category.get("name").textValue()));
    Map<String, String> categoryCodes = PretixLabels.codes(names, "category");
    List<String> zoneKeys = new ArrayList<>();
    for (int i = 0; i < plan.get("zones").size(); i++) {
      zoneKeys.add(zoneKey(plan.get("zones").get(i), i));
    }
    List<Section> sections = new ArrayList<>();
    Map<String, String> sectionIds = PretixLabels.codes(zoneKeys, "zone");
    for (int i = 0; i < zoneKeys.size(); i++) {
      JsonNode zone = plan.get("zones").get(i);
      List<Row> rows = rows(zone, categoryCodes);
      if (!rows.isEmpty()) {
        String name = zone.path("name").asText(sectionIds.get(zoneKeys.get(i)));
        sections.add(
            new Section(
                sectionIds.get(zoneKeys.get(i)),
                name.isBlank() ? null : name,
                SectionKind.SEATED,
                null,
                zone.get("position").get("x").doubleValue(),
                zone.get("position").get("y").doubleValue(),
                null,
                null,
                rows));
      }
    }
    return new SeatingPlan(sections);
  }

  /** Two zones may have one name: the place in the list keeps them apart. */
  private static String zoneKey(JsonNode zone, int index) {
    String key = zone.path("name").asText(zone.path("zone_id").asText("zone"));
    return index == 0 ? key : key + " ".repeat(index);
  }

  private static List<Row> rows(JsonNode zone, Map<String, String> categoryCodes) {
    Map<String, List<PretixRow>> blocks = new LinkedHashMap<>();
    for (JsonNode row : zone.get("rows")) {
      PretixRow block = new PretixRow(row, categoryCodes);
      if (!block.isEmpty()) {
        String id =
            PretixLabels.unique(
                block.label(), label -> collides(blocks.getOrDefault(label, List.of()), block));
        blocks.computeIfAbsent(id, any -> new ArrayList<>()).add(block);
      }
    }
    List<Map.Entry<String, List<PretixRow>>> byDepth = new ArrayList<>(blocks.entrySet());
    byDepth.sort(Comparator.comparingDouble(entry -> entry.getValue().getFirst().y()));
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<PretixRow>> entry : byDepth) {
      rows.add(new Row(entry.getKey(), null, null, null, null, runs(entry.getValue())));
    }
    return rows;
  }

  private static boolean collides(List<PretixRow> row, PretixRow block) {
    return row.stream()
        .anyMatch(other -> other.labels().stream().anyMatch(block.labels()::contains));
  }

  private static List<Run> runs(List<PretixRow> blocks) {
    List<PretixRow> fromLeft = new ArrayList<>(blocks);
    fromLeft.sort(Comparator.comparingDouble(PretixRow::x));
    List<Run> runs = new ArrayList<>();
    int adjacency = 0;
    for (PretixRow block : fromLeft) {
      List<Run> more = block.runs(adjacency);
      runs.addAll(more);
      Run last = more.getLast();
      adjacency = last.firstAdjacency() + last.count() + 1;
    }
    return runs;
  }
}
