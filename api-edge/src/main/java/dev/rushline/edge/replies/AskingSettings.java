package dev.rushline.edge.replies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often owners may be asked by whoever has no hold on anything. */
@ConfigMapping(prefix = "rushline.asking")
public interface AskingSettings {
  /** Most questions of one customer in a minute at this edge. */
  @WithDefault("120")
  int customerPerMinute();

  /**
   * Most questions of all customers in a second at this edge: a small part of what an owner
   * decides.
   */
  @WithDefault("1000")
  int edgePerSecond();
}
