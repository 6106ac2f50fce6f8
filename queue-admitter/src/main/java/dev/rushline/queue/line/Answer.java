package dev.rushline.queue.line;

/** What whoever asked is told. */
public sealed interface Answer {

  /**
   * Where the fan is after the command.
   *
   * @param repeated whether the fan had this place before the command
   */
  record At(FanPlace place, boolean repeated) implements Answer {}

  /** No, and why. */
  record Refused(Refusal reason) implements Answer {}

  /** An order was carried out, or had nothing to change. */
  record Done() implements Answer {}
}
