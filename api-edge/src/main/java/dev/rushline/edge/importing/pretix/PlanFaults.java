package dev.rushline.edge.importing.pretix;

import java.util.ArrayList;
import java.util.List;

/** Gathers the faults of one plan, in the order of the document's walk. */
final class PlanFaults {
  private final List<PlanFault> faults = new ArrayList<>();

  /** A fault that makes the plan unusable. */
  void add(String pointer, String reason) {
    faults.add(new PlanFault(pointer, reason, false));
  }

  /** A fault that new keys do away with. */
  void addMendable(String pointer, String reason) {
    faults.add(new PlanFault(pointer, reason, true));
  }

  /** All of them, or only those that new keys do not do away with. */
  List<PlanFault> remaining(boolean rekey) {
    return rekey
        ? faults.stream().filter(fault -> !fault.mendable()).toList()
        : List.copyOf(faults);
  }
}
