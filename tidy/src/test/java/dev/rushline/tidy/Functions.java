package dev.rushline.tidy;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Functions a reader sees whole. */
final class Functions implements Check {
  /** One screen, from the brace that opens a body to the one that closes it. */
  static final int LINES_MAX = 40;

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Source source : tree.sources()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree function, Void none) {
          if (function.getBody() != null && source.lines(function.getBody()) > LINES_MAX) {
            faults.add(
                "%s: %s: %d lines, at most %d"
                    .formatted(
                        source.file(),
                        function.getName(),
                        source.lines(function.getBody()),
                        LINES_MAX));
          }
          return super.visitMethod(function, null);
        }
      }.scan(source.unit(), null);
    }
    return faults;
  }
}
