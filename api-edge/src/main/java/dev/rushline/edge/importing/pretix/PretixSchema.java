package dev.rushline.edge.importing.pretix;

import java.util.Map;
import java.util.Set;

/** pretix's schema of seating plans, version 0.0.1. */
final class PretixSchema {
  private static final Shape POSITION =
      new Shape.Fields(Map.of("x", Shape.NUMBER, "y", Shape.NUMBER), Set.of("x", "y"));

  private static final Shape CATEGORY =
      new Shape.Fields(Map.of("name", Shape.TEXT, "color", Shape.TEXT), Set.of("name"));

  private static final Shape SEAT =
      new Shape.Fields(
          Map.of(
              "seat_guid", Shape.TEXT,
              "seat_number", Shape.TEXT,
              "uuid", Shape.TEXT,
              "start_direction", Shape.TEXT_OR_NULL,
              "radius", Shape.INTEGER,
              "position", POSITION,
              "category", Shape.TEXT),
          Set.of("seat_guid", "seat_number", "position", "category"));

  private static final Shape ROW =
      new Shape.Fields(
          Map.of(
              "row_number", Shape.TEXT,
              "row_label", Shape.TEXT_OR_NULL,
              "seat_label", Shape.TEXT_OR_NULL,
              "uuid", Shape.TEXT,
              "seats", new Shape.ListOf(SEAT),
              "row_number_position", new Shape.Word(Set.of("start", "end", "both"), true),
              "position", POSITION),
          Set.of("seats", "row_number"));

  private static final Shape AREA =
      new Shape.Fields(
          Map.ofEntries(
              Map.entry("color", Shape.TEXT),
              Map.entry("border_color", Shape.TEXT),
              Map.entry("rotation", Shape.NUMBER),
              Map.entry("position", POSITION),
              Map.entry("uuid", Shape.TEXT),
              Map.entry(
                  "shape",
                  new Shape.Word(
                      Set.of("polygon", "rectangle", "ellipse", "circle", "text"), false)),
              Map.entry("polygon", only("points", new Shape.ListOf(POSITION))),
              Map.entry(
                  "rectangle",
                  new Shape.Fields(
                      Map.of("width", Shape.INTEGER, "height", Shape.INTEGER),
                      Set.of("width", "height"))),
              Map.entry("ellipse", only("radius", POSITION)),
              Map.entry("circle", only("radius", Shape.INTEGER)),
              Map.entry(
                  "text",
                  new Shape.Fields(
                      Map.of(
                          "text", Shape.TEXT,
                          "color", Shape.TEXT,
                          "size", Shape.INTEGER,
                          "position", POSITION),
                      Set.of("text", "position")))),
          Set.of());

  private static final Shape ZONE =
      new Shape.Fields(
          Map.of(
              "name",
              Shape.TEXT,
              "zone_id",
              Shape.TEXT,
              "uuid",
              Shape.TEXT,
              "position",
              POSITION,
              "rows",
              new Shape.ListOf(ROW),
              "areas",
              new Shape.ListOf(AREA)),
          Set.of("position", "rows"));

  /** A whole plan. */
  static final Shape PLAN =
      new Shape.Fields(
          Map.of(
              "name", Shape.TEXT,
              "zones", new Shape.ListOf(ZONE),
              "categories", new Shape.ListOf(CATEGORY),
              "size",
                  new Shape.Fields(
                      Map.of("width", Shape.INTEGER, "height", Shape.INTEGER),
                      Set.of("width", "height"))),
          Set.of("zones", "name", "categories", "size"));

  private PretixSchema() {}

  private static Shape only(String field, Shape shape) {
    return new Shape.Fields(Map.of(field, shape), Set.of(field));
  }
}
