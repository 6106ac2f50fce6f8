package dev.rushline.booking.topology;

import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.BookingReply;
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

/**
 * Commands with their times and what they led to, as they were recorded: Avro container files,
 * which carry the schemas of that day.
 */
final class GoldenLog {
  private static final String COMMANDS = "commands.avro";
  private static final String DECISIONS = "decisions.avro";
  private static final Schema COMMAND = BookingCommand.getClassSchema();

  private static final Schema ENTRY =
      SchemaBuilder.record("GoldenCommand")
          .fields()
          .requiredLong("at")
          .name("command")
          .type(COMMAND)
          .noDefault()
          .endRecord();

  /** What a command led to. */
  private static final Schema DECISION =
      SchemaBuilder.record("GoldenDecision")
          .fields()
          .name("events")
          .type(Schema.createArray(BookingEvent.getClassSchema()))
          .noDefault()
          .name("replies")
          .type(Schema.createArray(BookingReply.getClassSchema()))
          .noDefault()
          .endRecord();

  private GoldenLog() {}

  /** A command at its time in the log. */
  record Entry(Instant at, BookingCommand command) {}

  /** The recorded commands, in the words of today. */
  static List<Entry> commands(String version) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (InputStream file = resource(version, COMMANDS);
        DataFileStream<GenericRecord> records =
            new DataFileStream<>(file, new GenericDatumReader<>(null, ENTRY))) {
      for (GenericRecord entry : records) {
        byte[] bytes = bytes(COMMAND, entry.get("command"));
        BookingCommand command =
            new SpecificDatumReader<BookingCommand>(COMMAND)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        entries.add(new Entry(Instant.ofEpochMilli((long) entry.get("at")), command));
      }
    }
    return entries;
  }

  /** The recorded decisions, one for each command. */
  static List<GenericRecord> decisions(String version) throws IOException {
    List<GenericRecord> decisions = new ArrayList<>();
    try (InputStream file = resource(version, DECISIONS);
        DataFileStream<GenericRecord> records =
            new DataFileStream<>(file, new GenericDatumReader<>())) {
      records.forEach(decisions::add);
    }
    return decisions;
  }

  /** A decision of today, in the words of the day on which {@code like} was recorded. */
  static GenericRecord decision(
      List<BookingEvent> events, List<BookingReply> replies, GenericRecord like)
      throws IOException {
    byte[] bytes = bytes(DECISION, decision(events, replies));
    return new GenericDatumReader<GenericRecord>(DECISION, like.getSchema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private static GenericRecord decision(List<BookingEvent> events, List<BookingReply> replies) {
    GenericRecord decision = new GenericData.Record(DECISION);
    decision.put("events", events);
    decision.put("replies", replies);
    return decision;
  }

  /** Writes a log that is to be golden from now on. */
  static final class Recorder implements AutoCloseable {
    private final DataFileWriter<GenericRecord> commands;
    private final DataFileWriter<GenericRecord> decisions;

    Recorder(Path directory) throws IOException {
      Files.createDirectories(directory);
      commands = writer(ENTRY, directory.resolve(COMMANDS));
      decisions = writer(DECISION, directory.resolve(DECISIONS));
    }

    private static DataFileWriter<GenericRecord> writer(Schema schema, Path file)
        throws IOException {
      return new DataFileWriter<GenericRecord>(
              new SpecificDatumWriter<>(schema, SpecificData.getForClass(BookingCommand.class)))
          .setCodec(CodecFactory.deflateCodec(9))
          .create(schema, file.toFile());
    }

    void add(Entry entry, List<BookingEvent> events, List<BookingReply> replies)
        throws IOException {
      GenericRecord command = new GenericData.Record(ENTRY);
      command.put("at", entry.at().toEpochMilli());
      command.put("command", entry.command());
      commands.append(command);
      decisions.append(decision(events, replies));
    }

    @Override
    public void close() throws IOException {
      commands.close();
      decisions.close();
    }
  }

  private static InputStream resource(String version, String file) {
    return GoldenLog.class.getResourceAsStream("/golden/" + version + "/" + file);
  }

  private static byte[] bytes(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(schema, SpecificData.getForClass(BookingCommand.class))
        .write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
