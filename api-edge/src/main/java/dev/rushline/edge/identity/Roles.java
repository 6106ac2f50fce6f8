package dev.rushline.edge.identity;

/** The roles a token can carry in its {@code groups} claim. */
public final class Roles {
  /** May book and see own bookings. Every guest is one. */
  public static final String FAN = "fan";

  /** May write the catalogue. */
  public static final String ORGANISER = "organiser";

  /** May steer waiting rooms. */
  public static final String OPERATOR = "operator";

  private Roles() {}
}
