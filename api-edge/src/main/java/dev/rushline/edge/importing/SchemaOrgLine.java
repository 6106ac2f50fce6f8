package dev.rushline.edge.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.EventBody;
import dev.rushline.edge.catalogue.event.EventRules;
import dev.rushline.edge.catalogue.event.EventState;
import dev.rushline.edge.catalogue.performer.PerformerNames;
import dev.rushline.edge.importing.FeedEvent.FeedPerformer;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemException;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one line of a feed: a schema.org Event as JSON-LD. */
final class SchemaOrgLine {
  private final ObjectReader json;

  SchemaOrgLine(ObjectMapper json) {
    this.json = json.readerFor(JsonNode.class);
  }

  FeedEvent read(FeedLines.Line line) throws RefusedLine {
    JsonNode event = object(line);
    String identifier = Fields.identifier(event);
    if (identifier == null) {
      throw new RefusedLine(LineRefusal.IDENTIFIER_MISSING, "no identifier");
    }
    String name = Fields.text(event, "name");
    if (name == null) {
      throw new RefusedLine(LineRefusal.NAME_MISSING, "no name");
    }
    String start = start(event);
    FeedEvent.Place place = FeedPlaces.of(event.get("location"));
    String status = Fields.text(event, "eventStatus");
    EventBody body =
        new EventBody(
            null,
            name,
            Fields.text(event, "description"),
            Fields.joined(event, "genre"),
            keywords(event),
            start,
            place.id(),
            null,
            null,
            null,
            null,
            status != null && status.endsWith("EventCancelled")
                ? EventState.CANCELLED
                : EventState.SCHEDULED,
            null,
            null,
            null);
    return new FeedEvent(
        line.number(),
        checked(FeedIds.of("event", identifier), body),
        status != null,
        place,
        performers(event));
  }

  private JsonNode object(FeedLines.Line line) throws RefusedLine {
    if (line.bytes() == null) {
      throw new RefusedLine(
          LineRefusal.LINE_TOO_LONG, "longer than " + FeedLines.LINE_BYTES_MAX + " bytes");
    }
    try {
      JsonNode node = json.readTree(line.bytes());
      if (node.isObject()) {
        return node;
      }
      throw new RefusedLine(LineRefusal.NOT_JSON, "not a JSON object");
    } catch (IOException e) {
      throw new RefusedLine(LineRefusal.NOT_JSON, "not JSON in UTF-8");
    }
  }

  private static String start(JsonNode event) throws RefusedLine {
    String start = Fields.text(event, "startDate");
    if (start == null) {
      throw new RefusedLine(LineRefusal.START_MISSING, "no startDate");
    }
    try {
      OffsetDateTime.parse(start);
      return start;
    } catch (DateTimeParseException e) {
      throw new RefusedLine(
          LineRefusal.START_INVALID, "startDate is no time with an offset: " + shortened(start));
    }
  }

  private static List<String> keywords(JsonNode event) throws RefusedLine {
    Set<String> keywords = new LinkedHashSet<>();
    for (String text : Fields.texts(event, "keywords")) {
      for (String keyword : text.split(",", -1)) {
        if (!keyword.isBlank()) {
          keywords.add(keyword.strip());
        }
      }
    }
    return List.copyOf(keywords);
  }

  private static List<FeedPerformer> performers(JsonNode event) throws RefusedLine {
    List<FeedPerformer> performers = new ArrayList<>();
    for (JsonNode performer : Fields.list(event.get("performer"))) {
      String name = performer.isTextual() ? performer.textValue() : Fields.text(performer, "name");
      String key = name == null ? "" : PerformerNames.key(name);
      if (key.isEmpty()) {
        continue; // feeds have blank entries in lists of soloists: there is nobody to show
      }
      String role = performer.isTextual() ? null : Fields.text(performer, "jobTitle");
      Fields.requireLength("performer.name", key, 300);
      Fields.requireLength("performer.jobTitle", role, 100);
      performers.add(new FeedPerformer(key, role));
    }
    Fields.requireCount("performer", performers.size(), 500);
    return List.copyOf(performers);
  }

  private static Event checked(String id, EventBody body) throws RefusedLine {
    try {
      return EventRules.check(id, body);
    } catch (ProblemException broken) {
      @SuppressWarnings("unchecked") // a validation problem lists field errors
      List<FieldError> errors =
          (List<FieldError>) broken.problem().extensions().getOrDefault("errors", List.of());
      throw new RefusedLine(
          LineRefusal.FIELD_INVALID,
          errors.stream()
              .map(error -> error.field() + ": " + error.reason())
              .collect(Collectors.joining("; ")));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
