package dev.rushline.booking.seating;

/**
 * How much may happen by one command, beside what it asks for: all other events of the owner wait
 * meanwhile, and a transaction has an end. What is left is for {@link SaleCommand.ServeWaiting} and
 * {@link SaleCommand.ExpireDue}, which follow.
 *
 * @param servedMax how many of those who wait get what is free, or leave the line
 * @param endsARoundMax holds past their deadline that are ended before a wish is looked at again
 * @param eventsForAWishMax what may have happened before the last round for a wish
 * @param confirmsHaveAnEnd whether a confirm that meets these bounds is refused for good, and not
 *     to be tried again
 */
record WorkBounds(
    int servedMax, int endsARoundMax, int eventsForAWishMax, boolean confirmsHaveAnEnd) {
  /**
   * Of those who wait, by the command of a fan: as many as single seats come back in most cases.
   */
  static final int SERVED_BESIDE_MAX = 8;

  /** Holds that end before a wish is looked at for the last time, with who is served by that. */
  static final int EVENTS_FOR_A_WISH_MAX = 40;

  private static final WorkBounds OF_VERSION_1 =
      new WorkBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 1_000, false);

  private static final WorkBounds BESIDE =
      new WorkBounds(SERVED_BESIDE_MAX, EVENTS_FOR_A_WISH_MAX, EVENTS_FOR_A_WISH_MAX, true);

  static WorkBounds of(SaleCommand command, int rulesVersion) {
    if (rulesVersion < 2) {
      return OF_VERSION_1;
    }
    return switch (command) {
      case SaleCommand.ServeWaiting(int most) -> BESIDE.serving(most);
      case SaleCommand.ExpireDue(int most) -> BESIDE.serving(most);
      case SaleCommand.RetireSale(int most) -> BESIDE.serving(most);
      case SaleCommand.ExpireHold _,
          SaleCommand.Keyed _,
          SaleCommand.DefineSale _,
          SaleCommand.DefinePresale _,
          SaleCommand.ResumeSale _,
          SaleCommand.Suggest _,
          SaleCommand.Release _,
          SaleCommand.Inquire _ ->
          BESIDE;
    };
  }

  private WorkBounds serving(int most) {
    return new WorkBounds(most, endsARoundMax, eventsForAWishMax, confirmsHaveAnEnd);
  }
}
