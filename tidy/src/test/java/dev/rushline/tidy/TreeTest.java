package dev.rushline.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This tree is tidy. */
class TreeTest {
  private static final Map<String, String> LONG_YET =
      Map.of(
          "benchmarks: median", "a run has its options, its crowd and its report in one file",
          "sale-tools: median", "a simulator and a replay are few files of one subject each");

  private static final Map<String, String> ONE_SWITCH =
      Map.of(
          "SaleChanges.java: apply", "one arm for each event, and what it changes",
          "topology/CommandReader.java: read", "one arm for each command, field by field",
          "MessageForms.java: event", "one arm for each event, field by field");

  private static final Map<String, String> BY_ANOTHERS_CLOCK =
      Map.of(
          "TurnSeeingClients.java",
          "alarms are due by the clock of Kafka Streams, the machine's; no other would wake for them");

  /**
   * Those that were there when arguments began to be counted. None may join or grow; one that is
   * parted leaves.
   */
  private static final Map<String, String> WIDE_YET =
      Stream.of(
              "event/Event.java: record Event: 13",
              "event/SaleTerms.java: record SaleTerms: 10",
              "payment/Payment.java: record Payment: 10",
              "queue/OperatorView.java: record OperatorView: 15",
              "search/SearchRequest.java: record SearchRequest: 12",
              "terms/SaleTerms.java: record SaleTerms: 13",
              "MessageForms.java: new Booking: 21",
              "MessageForms.java: new Ticket: 10",
              "PublishAvailability.java: new SectionAvailability: 10",
              "LocalSystem.java: record LocalSystem: 9",
              "stack/Settings.java: record Settings: 11",
              "line/LineCommand.java: record SeeSale: 9",
              "line/Places.java: record Places: 9",
              "line/SaleFacts.java: record SaleFacts: 9",
              "Broadcast.java: new QueueState: 29",
              "FollowSale.java: new SaleSeen: 9",
              "projection/Fact.java: record Event: 12")
          .collect(Collectors.toMap(place -> place, _ -> "not parted yet"));

  private static Tree tree;

  @BeforeAll
  static void read() throws IOException {
    tree = Tree.ofThisBuild();
  }

  static Stream<Check> checks() {
    return Stream.of(
        new Excused(new Sizes(), LONG_YET),
        new Names(),
        new Labels(),
        new Words(),
        new Links(),
        new Pages(),
        new SettingsDocs(),
        new Glossary(),
        new Excused(new Functions(), ONE_SWITCH),
        new NamedCases(),
        new Excused(new GivenTime(), BY_ANOTHERS_CLOCK),
        new Excused(new Arguments(), WIDE_YET));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void is_tidy(Check check) throws IOException {
    assertThat(check.faults(tree)).as(check.name()).isEmpty();
  }

  /** Or all checks would pass on nothing. */
  @Test
  void has_been_found() {
    assertThat(tree.mainJava()).hasSizeGreaterThan(100);
  }
}
