package dev.rushline.streams;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Commands with their times and what they led to, as they were recorded: Avro container files,
 * which carry the schemas of that day. For tests that decide a recorded log anew.
 *
 * @param <C> commands
 * @param <E> what happens
 * @param <R> answers
 */
public final class GoldenLog<
    C extends SpecificRecord, E extends SpecificRecord, R extends SpecificRecord> {
  private static final String COMMANDS = "commands.avro";
  private static final String DECISIONS = "decisions.avro";

  private final Class<?> room;
  private final SpecificData data;
  private final Schema command;
  private final Schema entry;
  private final Schema decision;

  /** A command at its time in the log. */
  public record Entry<C>(Instant at, C command) {}

  /**
   * Logs with these words.
   *
   * @param room whose resources hold them, each in {@code /golden/NAME}
   */
  public GoldenLog(Class<?> room, Schema command, Schema event, Schema reply) {
    this.room = room;
    this.command = command;
    this.data = SpecificData.getForSchema(command);
    this.entry =
        SchemaBuilder.record("GoldenCommand")
            .fields()
            .requiredLong("at")
            .name("command")
            .type(command)
            .noDefault()
            .endRecord();
    this.decision =
        SchemaBuilder.record("GoldenDecision")
            .fields()
            .name("events")
            .type(Schema.createArray(event))
            .noDefault()
            .name("replies")
            .type(Schema.createArray(reply))
            .noDefault()
            .endRecord();
  }

  /** The recorded commands, in the words of today. */
  public List<Entry<C>> commands(String name) throws IOException {
    List<Entry<C>> entries = new ArrayList<>();
    try (InputStream file = resource(name, COMMANDS);
        DataFileStream<GenericRecord> records =
            new DataFileStream<>(file, new GenericDatumReader<>(null, entry))) {
      for (GenericRecord recorded : records) {
        byte[] bytes = bytes(command, recorded.get("command"));
        C read =
            new SpecificDatumReader<C>(command)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        entries.add(new Entry<>(Instant.ofEpochMilli((long) recorded.get("at")), read));
      }
    }
    return entries;
  }

  /** The recorded decisions, one for each command. */
  public List<GenericRecord> decisions(String name) throws IOException {
    List<GenericRecord> decisions = new ArrayList<>();
    try (InputStream file = resource(name, DECISIONS);
        DataFileStream<GenericRecord> records =
            new DataFileStream<>(file, new GenericDatumReader<>())) {
      records.forEach(decisions::add);
    }
    return decisions;
  }

  /** A decision of today, in the words of the day on which {@code like} was recorded. */
  public GenericRecord decision(List<E> events, List<R> replies, GenericRecord like)
      throws IOException {
    byte[] bytes = bytes(decision, decision(events, replies));
    return new GenericDatumReader<GenericRecord>(decision, like.getSchema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private GenericRecord decision(List<E> events, List<R> replies) {
    GenericRecord record = new GenericData.Record(decision);
    record.put("events", events);
    record.put("replies", replies);
    return record;
  }

  /** Writes a log that is to be golden from now on. */
  public Recorder recorder(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new Recorder(directory);
  }

  /** A log that is being written. */
  public final class Recorder implements AutoCloseable {
    private final DataFileWriter<GenericRecord> commands;
    private final DataFileWriter<GenericRecord> decisions;

    private Recorder(Path directory) throws IOException {
      commands = writer(entry, directory.resolve(COMMANDS));
      decisions = writer(decision, directory.resolve(DECISIONS));
    }

    private DataFileWriter<GenericRecord> writer(Schema schema, Path file) throws IOException {
      return new DataFileWriter<GenericRecord>(new SpecificDatumWriter<>(schema, data))
          .setCodec(CodecFactory.deflateCodec(9))
          .create(schema, file.toFile());
    }

    /** Adds a command and what it led to. */
    public void add(Entry<C> next, List<E> events, List<R> replies) throws IOException {
      GenericRecord record = new GenericData.Record(entry);
      record.put("at", next.at().toEpochMilli());
      record.put("command", next.command());
      commands.append(record);
      decisions.append(decision(events, replies));
    }

    @Override
    public void close() throws IOException {
      commands.close();
      decisions.close();
    }
  }

  private InputStream resource(String name, String file) {
    return room.getResourceAsStream("/golden/" + name + "/" + file);
  }

  private byte[] bytes(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(schema, data).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
