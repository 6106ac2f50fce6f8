package dev.rushline.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the generated properties files, sorted so that two of them can be compared. */
final class ConfigFile {
  private ConfigFile() {}

  static void write(Path file, Map<String, String> settings) throws IOException {
    Files.createDirectories(file.getParent());
    String text =
        new TreeMap<>(settings)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# Generated at every start; do not edit.\n", ""));
    Files.writeString(file, text);
  }
}
