package dev.rushline.edge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Needs no server and no framework. */
class FeedLinesTest {

  static Object[][] feeds() {
    String longest = "x".repeat(FeedLines.LINE_BYTES_MAX);
    return new Object[][] {
      // feed, lines as number=text; "-" is a line that was too long
      {"", List.of()},
      {"a", List.of("1=a")},
      {"a\n", List.of("1=a")},
      {"a\r\nb\r\n", List.of("1=a", "2=b")},
      {"\n\n a\n \nb", List.of("3= a", "5=b")},
      {"\uFEFFa\nb", List.of("1=a", "2=b")},
      {longest + "\nb", List.of("1=" + longest, "2=b")},
      {longest + "x\nb", List.of("1=-", "2=b")},
      {"a\n" + longest.repeat(3) + "\nb", List.of("1=a", "2=-", "3=b")},
    };
  }

  @ParameterizedTest
  @MethodSource("feeds")
  void cuts_a_feed_into_lines(String feed, List<String> expected) throws IOException {
    FeedLines lines =
        new FeedLines(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));

    List<String> read = new ArrayList<>();
    for (FeedLines.Line line = lines.next(); line != null; line = lines.next()) {
      String text = line.bytes() == null ? "-" : new String(line.bytes(), StandardCharsets.UTF_8);
      read.add(line.number() + "=" + text);
    }

    assertThat(read).isEqualTo(expected);
  }
}
