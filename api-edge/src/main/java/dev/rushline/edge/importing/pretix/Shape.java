package dev.rushline.edge.importing.pretix;

import java.util.Map;
import java.util.Set;

/** What a JSON value must look like: the part of JSON Schema that pretix's schema uses. */
sealed interface Shape {

  /** A string, or null where that is allowed. */
  record Text(boolean orNull) implements Shape {}

  /** One of some strings, or null where that is allowed. */
  record Word(Set<String> words, boolean orNull) implements Shape {}

  /** Any number. */
  record AnyNumber() implements Shape {}

  /** A whole number. */
  record WholeNumber() implements Shape {}

  /** A list of one shape. */
  record ListOf(Shape element) implements Shape {}

  /** An object with these fields and no others. */
  record Fields(Map<String, Shape> fields, Set<String> required) implements Shape {}

  /** A string. */
  Shape TEXT = new Text(false);

  /** A string or null. */
  Shape TEXT_OR_NULL = new Text(true);

  /** Any number. */
  Shape NUMBER = new AnyNumber();

  /** A whole number. */
  Shape INTEGER = new WholeNumber();
}
