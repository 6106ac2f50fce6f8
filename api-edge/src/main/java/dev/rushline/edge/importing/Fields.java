package dev.rushline.edge.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads fields of JSON-LD, where one value and a list of one are the same. */
final class Fields {
  private Fields() {}

  /** A text that is there and not blank, or null; refuses another type. */
  static String text(JsonNode node, String field) throws RefusedLine {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new RefusedLine(LineRefusal.FIELD_INVALID, field + " should be a text");
    }
    String text = value.textValue();
    if (text.indexOf('\0') >= 0) {
      throw new RefusedLine(LineRefusal.FIELD_INVALID, field + " has a NUL character");
    }
    return text.isBlank() ? null : text.strip();
  }

  /** One text or a list of texts. */
  static List<String> texts(JsonNode node, String field) throws RefusedLine {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : list(node.get(field))) {
      if (!value.isTextual()) {
        throw new RefusedLine(LineRefusal.FIELD_INVALID, field + " should be text");
      }
      if (!value.textValue().isBlank()) {
        texts.add(value.textValue().strip());
      }
    }
    return texts;
  }

  /** Texts with commas between them, or null when there is none. */
  static String joined(JsonNode node, String field) throws RefusedLine {
    List<String> texts = texts(node, field);
    return texts.isEmpty() ? null : String.join(", ", texts);
  }

  /** The elements of a list, or the one value there is. */
  static List<JsonNode> list(JsonNode value) {
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(value);
    }
    List<JsonNode> elements = new ArrayList<>(value.size());
    value.forEach(elements::add);
    return elements;
  }

  /** The identifier: a text, a number, or a PropertyValue with one of these; null when absent. */
  static String identifier(JsonNode node) throws RefusedLine {
    List<JsonNode> all = list(node.get("identifier"));
    if (all.isEmpty()) {
      return null;
    }
    JsonNode first = all.getFirst();
    JsonNode value = first.isObject() ? first.get("value") : first;
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    if (!value.isTextual()) {
      throw new RefusedLine(LineRefusal.FIELD_INVALID, "identifier should be a text");
    }
    return value.textValue().isBlank() ? null : value.textValue().strip();
  }

  static void requireLength(String field, String value, int max) throws RefusedLine {
    if (value != null && value.length() > max) {
      throw new RefusedLine(LineRefusal.FIELD_INVALID, field + " has over " + max + " characters");
    }
  }

  static void requireCount(String field, int count, int max) throws RefusedLine {
    if (count > max) {
      throw new RefusedLine(LineRefusal.FIELD_INVALID, "more than " + max + " of " + field);
    }
  }
}
