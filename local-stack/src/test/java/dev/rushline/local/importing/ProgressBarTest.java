package dev.rushline.local.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressBarTest {

  @Test
  void half_of_a_file_fills_half_of_the_bar() {
    assertThat(ProgressBar.line(1_000_000, 2_000_000, 3.2, "a.gz"))
        .isEqualTo("a.gz  [###############...............]  50 %  1.0 MB  3 s");
  }

  @Test
  void a_stream_of_unknown_size_has_no_bar() {
    assertThat(ProgressBar.line(1_500_000, 0, 3.2, "standard input"))
        .isEqualTo("standard input  1.5 MB  3 s");
  }
}
