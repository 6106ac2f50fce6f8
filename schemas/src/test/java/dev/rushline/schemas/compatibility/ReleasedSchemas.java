package dev.rushline.schemas.compatibility;

import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaFormatter;

/**
 * A folder with the schemas that a release wrote, one {@code <subject>.avsc} each.
 *
 * @param folder the folder
 */
record ReleasedSchemas(Path folder) {
  private static final String SUFFIX = ".avsc";

  /**
   * What of the released schemas the given topics cannot read, one line each.
   *
   * @param topics the topics of this build
   */
  List<String> faults(List<Topic<?>> topics) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : files()) {
      String subject = file.getFileName().toString().replace(SUFFIX, "");
      Schema written = new Schema.Parser().parse(Files.readString(file));
      faults.addAll(faults(subject, written, topics));
    }
    return faults;
  }

  private static List<String> faults(String subject, Schema written, List<Topic<?>> topics) {
    Optional<Schema> now =
        topics.stream()
            .filter(topic -> topic.subject().equals(subject))
            .findFirst()
            .map(Topic::schema);
    return now.isEmpty()
        ? List.of(subject + ": released, and no topic has it any more")
        : cannotRead(now.get(), written).stream().map(why -> subject + ": " + why).toList();
  }

  /** Why records written with one schema cannot be read with another; empty when they can. */
  static List<String> cannotRead(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getResult();
    return result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE
        ? List.of()
        : result.getIncompatibilities().stream()
            .map(
                fault -> fault.getType() + " at " + fault.getLocation() + ": " + fault.getMessage())
            .toList();
  }

  /** Replaces the folder's schemas by those of this build. */
  void rewrite() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    for (Topic<?> topic : Topics.all()) {
      Files.writeString(
          folder.resolve(topic.subject() + SUFFIX),
          SchemaFormatter.format("json/pretty", topic.schema()) + "\n");
    }
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
