package dev.rushline.edge.booking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 4648, without the digits that padding would complete. */
class Base32Test {

  @ParameterizedTest
  @CsvSource({
    "f,      m",
    "fo,     mzx",
    "foo,    mzxw",
    "foob,   mzxw6y",
    "fooba,  mzxw6ytb",
    "foobar, mzxw6ytbo"
  })
  void the_first_digits_are_those_of_the_standard(String text, String digits) {
    assertThat(Base32.encode(text.getBytes(US_ASCII), digits.length())).isEqualTo(digits);
  }
}
