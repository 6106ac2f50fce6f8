package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tree of a few files, to see a check fail on.
 *
 * @param root an empty directory
 */
record Sapling(Path root) {

  /** With one more file. */
  Sapling with(String file, String... lines) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, String.join("\n", lines) + "\n");
    return this;
  }

  /** With one more file of so many lines. */
  Sapling withLines(String file, int lines) throws IOException {
    return with(file, "line\n".repeat(lines).stripTrailing());
  }

  Tree tree() throws IOException {
    return Tree.of(root);
  }
}
