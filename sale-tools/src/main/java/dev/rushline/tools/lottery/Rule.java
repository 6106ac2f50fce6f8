package dev.rushline.tools.lottery;

/** What is true of a line whose draw was fair, in the order in which it comes to pass. */
enum Rule {
  /** A line has one beginning, one opening and one end, and its log is whole. */
  LINE,
  /** The seed was fixed before anybody joined. */
  SEED_HASH,
  /** Arrivals are without a gap, and each digest follows from the former. */
  LIST,
  /** The list stood in the log, complete, before the seed was told. */
  CLOSING,
  /** The seed told is the one that was fixed, and all who were on the list took part. */
  SEED,
  /** Whoever is called has the number that the draw gave. */
  NUMBERS,
  /** The called are called once, in the order of their numbers, and nobody is passed over. */
  ORDER
}
