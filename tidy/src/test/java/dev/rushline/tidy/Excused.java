package dev.rushline.tidy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A check with named exceptions. One that is not needed any more is a fault, too, so that the list
 * can only become shorter than it has to be by hand, never longer than it has to be by neglect.
 *
 * @param reasons by a part of the fault's text that names the place: why it is to stay, or until
 *     when
 */
record Excused(Check check, Map<String, String> reasons) implements Check {

  @Override
  public String name() {
    return check.name();
  }

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> found = check.faults(tree);
    List<String> faults =
        new ArrayList<>(
            found.stream()
                .filter(fault -> reasons.keySet().stream().noneMatch(fault::contains))
                .toList());
    reasons.keySet().stream()
        .filter(place -> found.stream().noneMatch(fault -> fault.contains(place)))
        .sorted()
        .forEach(place -> faults.add(place + ": needs no exception any more"));
    return faults;
  }
}
