package dev.rushline.tidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The names of the records that are made of our schemas. */
final class AvroNames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AvroNames() {}

  static Set<String> of(Tree tree) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path schema : tree.ending(".avsc").toList()) {
      JsonNode declared = JSON.readTree(tree.text(schema.toString()));
      if (declared.path("type").asText().equals("record")) {
        names.add(declared.path("name").asText());
      }
    }
    return names;
  }
}
