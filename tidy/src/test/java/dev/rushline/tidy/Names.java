package dev.rushline.tidy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that say what is inside. */
final class Names implements Check {
  /** Suffixes that fit any class, and second copies beside a first. */
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Managers?|Helpers?|Utils?|Utilities|Impl|V[2-9])|Service|Common|Misc");

  /** Rooms that take in whatever has no other place. */
  private static final Set<String> DUMPING_GROUNDS =
      Set.of("util", "utils", "common", "commons", "helper", "helpers", "impl", "internal", "misc");

  @Override
  public List<String> faults(Tree tree) {
    return tree.ending(".java").flatMap(Names::faults).toList();
  }

  private static Stream<String> faults(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    Stream<String> ofName =
        EMPTY_NAME.matcher(name).matches()
            ? Stream.of(file + ": the name does not say what is inside")
            : Stream.of();
    Stream<String> ofRooms =
        Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.getFileName().toString())
            .filter(DUMPING_GROUNDS::contains)
            .map(room -> file + ": a room named " + room);
    return Stream.concat(ofName, ofRooms);
  }
}
