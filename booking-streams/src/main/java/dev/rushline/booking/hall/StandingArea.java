package dev.rushline.booking.hall;

/** A standing area: places are counted, not named. */
public final class StandingArea implements Section {
  private final SectionPlan.Standing plan;
  private int held;
  private int sold;

  /** Makes the area as it stands. */
  public StandingArea(SectionPlan.Standing plan, int held, int sold) {
    this.plan = plan;
    this.held = held;
    this.sold = sold;
  }

  @Override
  public SectionPlan.Standing plan() {
    return plan;
  }

  @Override
  public int held() {
    return held;
  }

  @Override
  public int sold() {
    return sold;
  }

  @Override
  public int heldBack() {
    return 0;
  }

  void hold(int places) {
    held += places;
  }

  void sell(int places) {
    held -= places;
    sold += places;
  }

  void free(int places) {
    held -= places;
  }

  /** Takes a sale back. */
  void giveBack(int places) {
    sold -= places;
  }
}
