package dev.rushline.edge.replies;

import dev.rushline.schemas.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Writes commands in the Confluent wire format without asking the registry: the schema's id is
 * learnt once, by letting the registry's serde write one command, because the serde may call the
 * registry and this runs on event loops.
 */
final class CommandEncoder<C extends SpecificRecord> {
  /** A zero byte and the 4-byte schema id. */
  private static final int PREFIX_BYTES = 5;

  /** A checkout of a few seats; longer commands grow the buffer. */
  private static final int USUAL_BYTES = 384;

  /** Encoders are reused: one per event loop. */
  private static final ThreadLocal<BinaryEncoder> ENCODERS = new ThreadLocal<>();

  private final byte[] prefix;
  private final SpecificDatumWriter<C> writer;

  private CommandEncoder(byte[] prefix, Topic<C> topic) {
    this.prefix = prefix;
    this.writer = new SpecificDatumWriter<>(topic.valueType());
  }

  /** Blocks on the registry, which also gets the schema if it does not have it. */
  static <C extends SpecificRecord> CommandEncoder<C> learn(
      Topic<C> topic, String registryUrl, C example) {
    try (Serde<C> serde = topic.valueSerde(registryUrl)) {
      byte[] written = serde.serializer().serialize(topic.name(), example);
      return new CommandEncoder<>(Arrays.copyOf(written, PREFIX_BYTES), topic);
    }
  }

  byte[] encode(C command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    out.writeBytes(prefix);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, ENCODERS.get());
    ENCODERS.set(encoder);
    try {
      writer.write(command, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
