package dev.rushline.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every room has a label: a {@code package-info.java} in each package of main sources. */
final class Labels implements Check {
  private static final String LABEL = "package-info.java";

  @Override
  public List<String> faults(Tree tree) {
    TreeSet<Path> rooms =
        tree.mainJava().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
    return rooms.stream()
        .filter(room -> !tree.files().contains(room.resolve(LABEL)))
        .map(room -> room + ": no " + LABEL)
        .toList();
  }
}
