package dev.rushline.streams.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are written as streams of Java write them, and read in every layout there was. */
class ValueLayoutTest {
  private record Seat(String name, long price) {}

  /** The second layout has prices. */
  private static final ValueForm<Seat> SEATS =
      new ValueLayout(1, 2)
          .of(
              (seat, out) -> {
                out.writeUTF(seat.name);
                out.writeLong(seat.price);
              },
              in -> new Seat(in.readUTF(), in.isSince(2) ? in.readLong() : 0));

  @Test
  void a_value_is_read_as_it_was_written() {
    Seat seat = new Seat("A-13", 9_500);

    assertThat(SEATS.decode(SEATS.encode(seat))).isEqualTo(seat);
  }

  @Test
  void a_value_of_a_former_layout_has_what_that_one_had() {
    byte[] value = {1, 0, 2, 'A', '1'};

    assertThat(SEATS.decode(value)).isEqualTo(new Seat("A1", 0));
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 3, -1})
  void a_value_of_a_layout_that_this_build_does_not_know_is_not_guessed_at(byte layout) {
    byte[] value = SEATS.encode(new Seat("A1", 1));
    value[0] = layout;

    assertThatThrownBy(() -> SEATS.decode(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version " + layout + ": this build reads 1 to 2");
  }

  @Test
  void a_value_that_ends_too_early_is_not_guessed_at() {
    byte[] value = Arrays.copyOf(SEATS.encode(new Seat("A1", 1)), 9);

    assertThatThrownBy(() -> SEATS.decode(value)).isInstanceOf(BufferUnderflowException.class);
  }

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
    assertThat(new Input(behindALayout(out)).readUTF()).isEqualTo(text);
  }

  private static byte[] behindALayout(Output fields) {
    byte[] bytes = fields.toByteArray();
    byte[] value = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, value, 1, bytes.length);
    return value;
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
        out.writeDouble(number / 3.0);
        expected.writeLong(number);
        expected.writeInt((int) number);
        expected.writeShort((int) number);
        expected.writeByte((int) number);
        expected.writeBoolean(number > 0);
        expected.writeDouble(number / 3.0);
      }
    }

    assertThat(out.toByteArray()).isEqualTo(bytes.toByteArray());
  }

  @Test
  void each_field_is_read_as_it_was_written() {
    Output out = new Output();
    out.writeByte(-3);
    out.writeShort(-4);
    out.writeInt(-5);
    out.writeLong(-6);
    out.writeDouble(-7.5);
    out.writeBoolean(true);
    out.writeTime(Instant.ofEpochMilli(8));
    out.writeOptional(Optional.of("nine"), Output::writeUTF);
    out.writeOptional(Optional.<String>empty(), Output::writeUTF);
    out.writeTexts(List.of("ten", "eleven"));

    Input in = new Input(behindALayout(out));

    assertThat(in.readByte()).isEqualTo((byte) -3);
    assertThat(in.readShort()).isEqualTo((short) -4);
    assertThat(in.readInt()).isEqualTo(-5);
    assertThat(in.readLong()).isEqualTo(-6);
    assertThat(in.readDouble()).isEqualTo(-7.5);
    assertThat(in.readBoolean()).isTrue();
    assertThat(in.readTime()).isEqualTo(Instant.ofEpochMilli(8));
    assertThat(in.readOptional(Input::readUTF)).contains("nine");
    assertThat(in.readOptional(Input::readUTF)).isEmpty();
    assertThat(in.readTexts()).containsExactly("ten", "eleven");
  }

  /** An error of the machine would stop whoever reads it, and not only what the value is about. */
  @Test
  void a_list_that_says_it_has_more_than_the_value_has_is_a_value_that_ends_too_early() {
    Output out = new Output();
    out.writeInt(Integer.MAX_VALUE);

    assertThatThrownBy(() -> new Input(behindALayout(out)).readTexts())
        .isInstanceOf(BufferUnderflowException.class);
  }

  @Test
  void a_text_that_is_too_long_for_its_length_is_refused() {
    assertThatThrownBy(() -> new Output().writeUTF("x".repeat(70_000)))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(UTFDataFormatException.class);
  }
}
