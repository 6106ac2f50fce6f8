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
  @WithDefault("1s")
  Duration budget();

  /** Most searches that Elasticsearch is asked for at a time; as many connections are kept. */
  @WithDefault("8")
  int atOnceMax();

  /** Most searches that wait for their turn. */
  @WithDefault("12")
  int waitingMax();

  /**
   * How long an answer is given again without looking whether the index has changed. That limits
   * what one search asked for by many costs while the index changes all the time.
   */
  @WithDefault("250ms")
  Duration fresh();

  /** How long an answer is kept for times when Elasticsearch does not answer. */
  @WithDefault("15m")
  Duration kept();

  /** Most bytes of kept answers. */
  @WithDefault("67108864")
  long keptBytesMax();

  /** Key of the seal on cursors; the same on all edges. None: drawn at each start. */
  Optional<String> cursorKey();

  /** How long the moment of a cursor lasts without being asked for. */
  @WithDefault("2m")
  Duration cursorLasts();
}
