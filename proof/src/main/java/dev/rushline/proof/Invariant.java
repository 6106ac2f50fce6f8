package dev.rushline.proof;

/** Something that must always hold; an enum of each subject names all of its own. */
public interface Invariant {
  /** Its name, as in code and in reports. */
  String name();
}
