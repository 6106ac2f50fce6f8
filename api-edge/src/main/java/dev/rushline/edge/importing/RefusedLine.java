package dev.rushline.edge.importing;

import java.io.Serial;

/** A line of a feed that cannot be taken. Without a stack trace: it is a finding, not a fault. */
final class RefusedLine extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final LineRefusal code;

  RefusedLine(LineRefusal code, String reason) {
    super(reason, null, false, false);
    this.code = code;
  }

  LineRefusal code() {
    return code;
  }
}
