package dev.rushline.edge.vocabulary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** One body of each kind that a record of a topic can have: the compiler does not know them. */
public final class AnyBody {
  private static final long SEED = 1;

  private AnyBody() {}

  /** Of each member of the union {@code body}, filled by chance. */
  public static Stream<SpecificRecord> ofEach(Schema record) {
    return record.getField("body").schema().getTypes().stream().map(AnyBody::of);
  }

  private static SpecificRecord of(Schema body) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Encoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      Object filled = new RandomData(body, 1, SEED).iterator().next();
      new GenericDatumWriter<>(body).write(filled, encoder);
      Decoder decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
      return new SpecificDatumReader<SpecificRecord>(body).read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
