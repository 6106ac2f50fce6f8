package dev.rushline.edge.queue;

import java.util.Set;

/** Who watches lines from this edge, as the table of lines sees them. */
interface LineWatchers {

  /** Events whose line somebody watches here. */
  Set<String> events();

  /** Tells all who watch a line how it stands; does not wait until they have heard it. */
  void tell(SeenLine line);
}
