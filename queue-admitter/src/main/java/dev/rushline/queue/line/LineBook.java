package dev.rushline.queue.line;

/** One line as it is kept. Only {@link LineChanges} writes in it; rules are shown the rest. */
public interface LineBook extends LineState {

  /** Keeps the line. */
  void save(Line line);

  /** Keeps a fan's place, and its deadline if it has one, in place of the former. */
  void save(FanPlace place);
}
