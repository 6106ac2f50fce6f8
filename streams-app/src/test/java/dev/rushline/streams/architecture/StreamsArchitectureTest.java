package dev.rushline.streams.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule sees the class in {@code broken} that breaks it, and no other. */
class StreamsArchitectureTest {
  private static final String RULES = "..broken.rules..";
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("dev.rushline.streams.architecture.broken");

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(StreamsArchitecture.the_stores_do_not_know_the_topology, "KnowsWhoWritesIt"),
        Arguments.of(StreamsArchitecture.the_topology_does_not_know_the_process, "KnowsItsProcess"),
        Arguments.of(StreamsArchitecture.quarkus_stays_at_the_rim, "IsABean"),
        Arguments.of(
            StreamsArchitecture.no_processor_runs_with_a_disk_that_is_believed_after_a_crash,
            "BelievesItsDisk"),
        Arguments.of(StreamsArchitecture.knowOnlyJava(RULES), "KnowsKafka"),
        Arguments.of(StreamsArchitecture.neverReadAClockOrDrawLots(RULES), "ReadsAClock"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rules")
  void sees_what_it_is_against(ArchRule rule, String offender) {
    EvaluationResult result = rule.evaluate(BROKEN);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails()).allMatch(seen -> seen.contains(offender));
  }
}
