package dev.rushline.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This tree is tidy. */
class TreeTest {
  static Stream<Check> checks() {
    return Stream.of(
        new Sizes(),
        new Names(),
        new Labels(),
        new Words(),
        new Links(),
        new Pages(),
        new SettingsDocs());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void is_tidy(Check check) throws IOException {
    assertThat(check.faults(Tree.ofThisBuild())).as(check.getClass().getSimpleName()).isEmpty();
  }

  /** Or all checks would pass on nothing. */
  @Test
  void has_been_found() throws IOException {
    assertThat(Tree.ofThisBuild().mainJava()).hasSizeGreaterThan(100);
  }
}
