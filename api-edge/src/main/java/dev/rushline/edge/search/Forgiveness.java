package dev.rushline.edge.search;

/**
 * How much of what was typed has to be right. The strictest that finds something answers: so that
 * facets, counts and orders other than relevance are not full of near misses when there are hits.
 */
enum Forgiveness {
  /** Every word as typed or as the beginning of a word; accents and order do not matter. */
  AS_WRITTEN,
  /**
   * Every word with up to one wrong letter, longer ones with two; swapped neighbours count once.
   */
  TYPING_ERRORS,
  /** Most of the words, with typing errors. */
  SOME_WORDS;

  /** What is tried when this finds nothing; null after the last. */
  Forgiveness next() {
    return switch (this) {
      case AS_WRITTEN -> TYPING_ERRORS;
      case TYPING_ERRORS -> SOME_WORDS;
      case SOME_WORDS -> null;
    };
  }
}
