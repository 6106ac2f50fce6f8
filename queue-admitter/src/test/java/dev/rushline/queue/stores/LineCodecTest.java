package dev.rushline.queue.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.line.Pace;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.line.Places;
import dev.rushline.queue.line.SaleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded is decoded. */
class LineCodecTest {

  /** Every number another one, so that no two can be mixed up unseen. */
  private static Line line(
      Phase phase,
      Optional<Instant> opensAt,
      Optional<String> seed,
      Optional<String> drawnDigest,
      Optional<String> message) {
    return new Line(
        101,
        Instant.ofEpochMilli(102),
        new LinePolicy(
            LineMode.AUTOMATIC,
            103,
            104,
            105,
            opensAt,
            Duration.ofMillis(106),
            Duration.ofMillis(107),
            List.of("staff", "members")),
        phase,
        true,
        108,
        109,
        new Places(110, 111, 112, 113, 114, 115, 116, 117, 118),
        new Lottery(seed, "abcd", drawnDigest, 119),
        new SaleFacts(120, 121, 122, 123, 124, true, 125, 126, 127),
        new Pace(Instant.ofEpochMilli(125), Instant.ofEpochMilli(126), 127.5, 128.25, 129.1, 130.7),
        message);
  }

  static Stream<Line> lines() {
    return Stream.of(
        Line.none("e1"),
        line(
            Phase.GATHERING,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        line(
            Phase.OPEN,
            Optional.of(Instant.ofEpochMilli(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        line(Phase.OPEN, Optional.empty(), Optional.of("5eed"), Optional.empty(), Optional.empty()),
        line(Phase.OPEN, Optional.empty(), Optional.empty(), Optional.of("d16e"), Optional.empty()),
        line(
            Phase.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("soon — 今すぐ")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_is_decoded_as_it_was(Line line) {
    assertThat(LineCodec.decodeLine(LineCodec.encode(line))).isEqualTo(line);
  }

  static Stream<FanPlace> places() {
    return Stream.of(
        Samples.waiting("ada"),
        Samples.called("Åsa", Instant.ofEpochMilli(42)),
        Samples.ended("bob"));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_place_is_decoded_as_it_was(FanPlace place) {
    assertThat(LineCodec.decodePlace(LineCodec.encode(place))).isEqualTo(place);
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void every_phase_is_kept(Phase phase) {
    Line line = line(phase, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(LineCodec.decodeLine(LineCodec.encode(line)).phase()).isEqualTo(phase);
  }

  @Test
  void a_value_of_a_version_nobody_knows_is_not_guessed_at() {
    byte[] value = LineCodec.encode(Samples.waiting("ada"));
    value[0] = 99;

    assertThatThrownBy(() -> LineCodec.decodePlace(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99");
  }

  @Test
  void the_longest_message_and_the_longest_names_can_be_kept() {
    Line line =
        line(
            Phase.OPEN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("今".repeat(280)));

    assertThat(LineCodec.decodeLine(LineCodec.encode(line))).isEqualTo(line);
  }
}
