package dev.rushline.booking.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes as the JDK's stream, by which they are read. */
class OutputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "S1:A:13",
        "?",
        "a?b",
        "Dvořák",
        "é",
        "\0of this event",
        "名前",
        "\uD83C\uDFAB",
        "\u007F\u0080"
      })
  void texts_are_written_as_the_stream_writes_them(String text) throws IOException {
    Output out = new Output();
    out.writeUTF(text);

    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    new DataOutputStream(expected).writeUTF(text);
    assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void numbers_are_written_as_the_stream_writes_them_and_the_array_grows() throws IOException {
    Output out = new Output();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream expected = new DataOutputStream(bytes);
    for (long number : new long[] {0, 1, -1, 255, 1L << 31, Long.MIN_VALUE, Long.MAX_VALUE}) {
      for (int time = 0; time < 20; time++) {
        out.writeLong(number);
        out.writeInt((int) number);
        out.writeShort((int) number);
        out.writeByte((int) number);
        out.writeBoolean(number > 0);
        expected.writeLong(number);
        expected.writeInt((int) number);
        expected.writeShort((int) number);
        expected.writeByte((int) number);
        expected.writeBoolean(number > 0);
      }
    }

    assertThat(out.toByteArray()).isEqualTo(bytes.toByteArray());
  }

  @Test
  void a_text_that_is_too_long_for_its_length_is_refused() {
    assertThatThrownBy(() -> new Output().writeUTF("x".repeat(70_000)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(UTFDataFormatException.class);
  }
}
