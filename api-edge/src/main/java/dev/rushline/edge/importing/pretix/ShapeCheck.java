package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeSet;

/** Compares a JSON value with the shape it should have. */
final class ShapeCheck {
  private final PlanFaults faults;

  ShapeCheck(PlanFaults faults) {
    this.faults = faults;
  }

  void check(JsonNode value, Shape shape, String pointer) {
    switch (shape) {
      case Shape.Text text ->
          require(value.isTextual() || (text.orNull() && value.isNull()), pointer, "a text");
      case Shape.Word word ->
          require(
              (value.isTextual() && word.words().contains(value.textValue()))
                  || (word.orNull() && value.isNull()),
              pointer,
              "one of " + new TreeSet<>(word.words()));
      case Shape.AnyNumber any -> require(value.isNumber(), pointer, "a number");
      case Shape.WholeNumber whole -> wholeNumber(value, pointer);
      case Shape.ListOf list -> list(value, list, pointer);
      case Shape.Fields fields -> fields(value, fields, pointer);
    }
  }

  private void wholeNumber(JsonNode value, String pointer) {
    if (value.isNumber() && !value.canConvertToExactIntegral()) {
      // Only drawing uses whole numbers, and we do not draw with them.
      faults.addMendable(pointer, "should be a whole number: " + value.asText());
    } else {
      require(value.isNumber(), pointer, "a whole number");
    }
  }

  private void list(JsonNode value, Shape.ListOf list, String pointer) {
    if (!require(value.isArray(), pointer, "a list")) {
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      check(value.get(i), list.element(), pointer + "/" + i);
    }
  }

  private void fields(JsonNode value, Shape.Fields shape, String pointer) {
    if (!require(value.isObject(), pointer, "an object")) {
      return;
    }
    for (String needed : new TreeSet<>(shape.required())) {
      if (!value.has(needed)) {
        faults.add(pointer + "/" + needed, "is missing");
      }
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String at = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
      Shape known = shape.fields().get(field.getKey());
      if (known == null) {
        faults.addMendable(at, "is not a field of the format");
      } else {
        check(field.getValue(), known, at);
      }
    }
  }

  private boolean require(boolean holds, String pointer, String what) {
    if (!holds) {
      faults.add(pointer.isEmpty() ? "/" : pointer, "should be " + what);
    }
    return holds;
  }
}
