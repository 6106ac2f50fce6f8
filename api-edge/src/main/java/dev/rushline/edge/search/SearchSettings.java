package dev.rushline.edge.search;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the index is, and how long and how much may be asked of it. */
@ConfigMapping(prefix = "rushline.search")
public interface SearchSettings {
  /** Elasticsearch's address. */
  URI url();

  /** Name and password, where it asks for them. */
  Optional<String> username();

  /** Password of {@link #username()}. */
  Optional<String> password();

  /** How long one search may take at Elasticsearch, all its tries together. */
  @WithDefault("400ms")
  Duration budget();

  /** Most searches that Elasticsearch is asked for at a time; as many connections are kept. */
  @WithDefault("32")
  int atOnceMax();

  /** Most searches that wait for their turn. */
  @WithDefault("64")
  int waitingMax();

  /** How long an answer is given again without asking; a CDN may do the same. */
  @WithDefault("1s")
  Duration fresh();

  /** How long an answer is kept for times when Elasticsearch does not answer. */
  @WithDefault("15m")
  Duration kept();

  /** Most bytes of kept answers. */
  @WithDefault("33554432")
  long keptBytesMax();

  /** Key of the seal on cursors; the same on all edges. None: drawn at each start. */
  Optional<String> cursorKey();

  /** How long the moment of a cursor lasts without being asked for. */
  @WithDefault("2m")
  Duration cursorLasts();
}
