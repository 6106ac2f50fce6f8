package dev.rushline.edge.catalogue.plan;

/** Whether a section has numbered seats. */
public enum SectionKind {
  /** Rows say what there is. */
  SEATED,
  /** A capacity says what there is. */
  STANDING
}
