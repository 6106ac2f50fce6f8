package dev.rushline.local.tailing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.IndexedRecord;

/**
 * Avro values as JSON that people and jq can read: times in ISO 8601, bytes as text when they are
 * printable ASCII and in base64 otherwise, and a record in a union of records under its name.
 */
public final class AvroJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AvroJson() {}

  /**
   * A value in JSON.
   *
   * @param schema of the value; null when it is bytes
   */
  public static JsonNode of(Object value, Schema schema) {
    return switch (value) {
      case null -> JSON.nullNode();
      case IndexedRecord record -> record(record);
      case Collection<?> items -> array(items, nonNull(schema).getElementType());
      case ByteBuffer bytes -> JSON.textNode(text(bytes));
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case Boolean truth -> JSON.booleanNode(truth);
      default -> JSON.textNode(value.toString());
    };
  }

  private static ObjectNode record(IndexedRecord record) {
    ObjectNode object = JSON.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      JsonNode json = of(value, field.schema());
      object.set(field.name(), isChoice(field.schema()) ? named(value, json) : json);
    }
    return object;
  }

  private static ArrayNode array(Collection<?> items, Schema item) {
    ArrayNode array = JSON.arrayNode();
    items.forEach(value -> array.add(of(value, item)));
    return array;
  }

  /** A union of more than a value or null: what is in it says which one it is. */
  private static boolean isChoice(Schema schema) {
    return schema.isUnion()
        && schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).count()
            > 1;
  }

  private static JsonNode named(Object value, JsonNode json) {
    return value instanceof GenericContainer container
        ? JSON.objectNode().set(container.getSchema().getName(), json)
        : json;
  }

  private static Schema nonNull(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(type -> type.getType() != Schema.Type.NULL)
            .findFirst()
            .orElse(schema)
        : schema;
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    for (byte b : bytes) {
      if (b < ' ' || b > '~') {
        return Base64.getEncoder().encodeToString(bytes);
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
