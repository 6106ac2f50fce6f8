package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Pace;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.line.Phases;
import dev.rushline.queue.line.Places;
import dev.rushline.queue.line.Round;
import dev.rushline.queue.line.SaleFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is encoded is decoded. */
class LineCodecTest {

  /** Every number another one, so that no two can be mixed up unseen. */
  private static Line line(Phase phase, Optional<Instant> opensAt, Optional<String> message) {
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
        108,
        new Round(
            109,
            phase,
            true,
            new Places(110, 111, 112, 113, 114, 115, 116, 117, 118),
            "abcd",
            message),
        new SaleFacts(120, 121, 122, 123, 124, true, 125, 126, 127),
        new Pace(
            Instant.ofEpochMilli(125), Instant.ofEpochMilli(126), 127.5, 128.25, 129.1, 130.7));
  }

  private static Line line(Phase phase) {
    return line(phase, Optional.empty(), Optional.empty());
  }

  static Stream<Line> lines() {
    return Stream.concat(
        Phases.ALL.stream().map(LineCodecTest::line),
        Stream.of(
            Line.none(event("e1")),
            line(new Phase.Idle(), Optional.of(Instant.ofEpochMilli(1)), Optional.empty()),
            line(new Phase.Idle(), Optional.empty(), Optional.of("soon — 今すぐ"))));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_is_decoded_as_it_was(Line line) {
    assertThat(LineCodec.LINE.decode(LineCodec.LINE.encode(line))).isEqualTo(line);
  }

  @Test
  void every_phase_is_kept() {
    assertThat(Phases.ALL.stream().map(Object::getClass))
        .containsOnly(Phase.class.getPermittedSubclasses());
  }

  /** As builds with other words for phases and draws have written them, and read them. */
  static Stream<Arguments> bytesOfPhases() {
    String none = "00" + "0000000000000000";
    String drawn = "01" + "0004" + "64313665" + "0000000000000077";
    return Stream.of(
        Arguments.of(Phases.ALL.get(0), "IDLE", "00", none),
        Arguments.of(Phases.ALL.get(1), "GATHERING", "01" + "0004" + "35656564", none),
        Arguments.of(Phases.ALL.get(2), "GATHERING", "01" + "0004" + "35656564", drawn),
        Arguments.of(Phases.ALL.get(3), "OPEN", "01" + "0004" + "35656564", drawn),
        Arguments.of(Phases.ALL.get(4), "OPEN", "00", none));
  }

  @ParameterizedTest
  @MethodSource("bytesOfPhases")
  void a_lines_bytes_are_always_the_same(Phase phase, String name, String seed, String draw) {
    String bytes =
        // Layout, version and clock.
        "03"
            + "0000000000000065"
            + "0000000000000066"
            // AUTOMATIC, and the rest of the policy, with the two groups.
            + "00094155544f4d41544943"
            + "00000067"
            + "00000068"
            + "00000069"
            + "010000000000000001"
            + "000000000000006a"
            + "000000000000006b"
            + "00000002"
            + "00057374616666"
            + "00076d656d62657273"
            + "%04x".formatted(name.length())
            + HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII))
            // Paused; epoch and round.
            + "01"
            + "0000006c"
            + "0000006d"
            + "000000000000006e"
            + "000000000000006f"
            + "0000000000000070"
            + "0000000000000071"
            + "0000000000000072"
            + "0000000000000073"
            + "0000000000000074"
            + "0000000000000075"
            + "0000000000000076"
            + seed
            + "000461626364"
            + draw
            // Sale.
            + "0000000000000078"
            + "0000000000000079"
            + "000000000000007a"
            + "000000000000007b"
            + "000000000000007c"
            + "01"
            + "000000000000007d"
            + "000000000000007e"
            + "000000000000007f"
            // Pace.
            + "000000000000007d"
            + "000000000000007e"
            + "405fe00000000000"
            + "4060080000000000"
            + "4060233333333333"
            + "4060566666666666"
            + "010004736f6f6e";
    Line line = line(phase, Optional.of(Instant.ofEpochMilli(1)), Optional.of("soon"));

    assertThat(HexFormat.of().formatHex(LineCodec.LINE.encode(line))).isEqualTo(bytes);
    assertThat(LineCodec.LINE.decode(HexFormat.of().parseHex(bytes))).isEqualTo(line);
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
    assertThat(LineCodec.PLACE.decode(LineCodec.PLACE.encode(place))).isEqualTo(place);
  }

  @Test
  void a_places_bytes_are_always_the_same() {
    String bytes =
        "03"
            + "0004c3857361"
            + "00000001"
            + "0000000000000003"
            + "0000000000000007"
            + "0005454e444544"
            + "00"
            + "010009434f4e4649524d4544"
            + "00000004";

    assertThat(HexFormat.of().formatHex(LineCodec.PLACE.encode(Samples.ended("Åsa"))))
        .isEqualTo(bytes);
  }

  @Test
  void a_value_of_a_version_nobody_knows_is_not_guessed_at() {
    byte[] value = LineCodec.PLACE.encode(Samples.waiting("ada"));
    value[0] = 99;

    assertThatThrownBy(() -> LineCodec.PLACE.decode(value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("99");
  }

  @Test
  void the_longest_message_and_the_longest_names_can_be_kept() {
    Line line = line(new Phase.Idle(), Optional.empty(), Optional.of("今".repeat(280)));

    assertThat(LineCodec.LINE.decode(LineCodec.LINE.encode(line))).isEqualTo(line);
  }
}
