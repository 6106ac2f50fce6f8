package dev.rushline.tidy;

import java.io.IOException;
import java.util.List;

/** Something that is true of the whole tree. */
interface Check {
  /** What breaks it, one line each, beginning with the file; empty when it holds. */
  List<String> faults(Tree tree) throws IOException;

  /** For reports. */
  default String name() {
    return getClass().getSimpleName();
  }
}
