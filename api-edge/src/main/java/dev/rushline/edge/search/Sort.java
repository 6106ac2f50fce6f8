package dev.rushline.edge.search;

/** Orders of found events. In each of them what is still to come stands before what is over. */
enum Sort {
  /** How well the words fit; without words what begins next. */
  RELEVANCE,
  /** What begins first. */
  DATE,
  /** What is nearest; events at places unknown to the globe are left out. */
  DISTANCE,
  /** What is cheapest, by its lowest price; events without prices last. */
  PRICE
}
