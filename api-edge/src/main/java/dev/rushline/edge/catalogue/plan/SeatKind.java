package dev.rushline.edge.catalogue.plan;

/** Who a seat is meant for. */
public enum SeatKind {
  /** Anybody. */
  STANDARD,
  /** Somebody in a wheelchair. */
  WHEELCHAIR,
  /** Who comes along with somebody in a wheelchair. */
  COMPANION
}
