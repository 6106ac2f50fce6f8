package dev.rushline.search.judged;

/** Ways in which fans type what they look for. */
public enum QueryKind {
  /** A name of an event or performer, letter by letter. */
  EXACT("exact name"),
  /** A name with one letter missing, wrong or too many. */
  ONE_EDIT("one edit"),
  /** A name with two such errors. */
  TWO_EDITS("two edits"),
  /** A name with two neighbouring letters swapped. */
  TRANSPOSED("swapped letters"),
  /** A name with accents, typed without. */
  MISSING_ACCENTS("missing accents"),
  /** A name whose last word is typed to its middle. */
  PARTIAL("partial words"),
  /** A performer, or an event without performers, and the city. */
  ARTIST_CITY("artist and city"),
  /** The last names of two who perform together, such as composer and conductor. */
  TWO_PERFORMERS("composer and conductor");

  private final String title;

  QueryKind(String title) {
    this.title = title;
  }

  /** In words, for tables. */
  public String title() {
    return title;
  }
}
