package dev.rushline.booking.hall;

/** One section as it stands: what there is and who has it. Changed only by a {@link Move}. */
public sealed interface Section permits SeatedSection, StandingArea {

  /** What there is to sell. */
  SectionPlan plan();

  /** Seats or places on hold. */
  int held();

  /** Seats or places sold. */
  int sold();

  /** Seats kept from sale that nobody has. */
  int heldBack();

  /** Seats or places that can be held. */
  default int free() {
    return plan().size() - held() - sold() - heldBack();
  }
}
