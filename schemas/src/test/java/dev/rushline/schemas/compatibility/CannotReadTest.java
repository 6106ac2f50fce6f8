package dev.rushline.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a schema can be made while old records are in the log. */
class CannotReadTest {
  private static final String BEFORE = "{'name':'a','type':'string'},{'name':'n','type':'int'}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // change                     | fields now                                     => readable
        "nothing                      | {'name':'a','type':'string'},{'name':'n','type':'int'} | true",
        "a field with a default       | {'name':'a','type':'string'},{'name':'n','type':'int'},"
            + "{'name':'x','type':['null','int'],'default':null} | true",
        "a field without a default    | {'name':'a','type':'string'},{'name':'n','type':'int'},"
            + "{'name':'x','type':'int'} | false",
        "a field removed              | {'name':'a','type':'string'} | true",
        "a field renamed              | {'name':'b','type':'string'},{'name':'n','type':'int'} | false",
        "an int widened to a long     | {'name':'a','type':'string'},{'name':'n','type':'long'} | true",
        "an int turned into a string  | {'name':'a','type':'string'},{'name':'n','type':'string'} | false",
      })
  void changes(String change, String fields, boolean readable) {
    assertThat(ReleasedSchemas.cannotRead(record(fields), record(BEFORE)).isEmpty())
        .as(change)
        .isEqualTo(readable);
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{'type':'record','name':'R','fields':[%s]}".formatted(fields).replace('\'', '"'));
  }
}
