package dev.rushline.edge.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.io.Serial;

/** Texts without the character U+0000, which JSON can say and PostgreSQL cannot keep. */
final class StrictText extends StdScalarDeserializer<String> {
  /** What a text may not have, in words. */
  static final String REASON = "must not have the character U+0000";

  @Serial private static final long serialVersionUID = 1L;

  StrictText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(parser, context);
    if (text != null && isForbidden(text)) {
      throw new Forbidden(parser);
    }
    return text;
  }

  static boolean isForbidden(String text) {
    return text.indexOf('\0') >= 0;
  }

  /** Such a text; where it was is told by the path. */
  static final class Forbidden extends MismatchedInputException {
    @Serial private static final long serialVersionUID = 1L;

    private Forbidden(JsonParser parser) {
      super(parser, REASON, String.class);
    }
  }
}
