package dev.rushline.local.search;

import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Fills a new generation from {@code search.documents} and lets it take the old one's place, while
 * searches go on.
 *
 * <p>The order is what makes it safe to interrupt: the new generation is marked as unfinished until
 * the moment it is searched; the connector lets go of the old one before the topic is read to its
 * end, so that nothing reaches the old one alone; and what is left over is deleted last. Whoever
 * finds an unfinished generation repeats the whole.
 */
public final class Reindex {
  private static final long SAY_EVERY_NANOS = 2_000_000_000;

  private final String elasticsearchUrl;
  private final String bootstrap;
  private final String registryUrl;
  private final Generations generations;
  private final Consumer<String> say;

  /**
   * For given servers.
   *
   * @param say takes a line for people now and then
   */
  public Reindex(
      String elasticsearchUrl, String bootstrap, String registryUrl, Consumer<String> say) {
    this.elasticsearchUrl = elasticsearchUrl;
    this.bootstrap = bootstrap;
    this.registryUrl = registryUrl;
    this.generations = new Generations(elasticsearchUrl);
    this.say = say;
  }

  /**
   * Has a generation searched when none is, filled with what the topic holds: the connector may
   * have read it long ago.
   *
   * @return what there is now, in a few words
   */
  public String createMissing() throws IOException, InterruptedException {
    Optional<String> searched = generations.searched();
    if (searched.isPresent()) {
      return searched.get();
    }
    List<String> abandoned = generations.unfinished();
    String fresh = generations.create(Instant.now());
    try (DocumentCopy copy = copyTo(fresh)) {
      copy.catchUp(this::sayNow);
    }
    generations.search(fresh);
    for (String generation : abandoned) {
      generations.delete(generation);
    }
    return fresh + " is new";
  }

  /**
   * Makes the new generation and ends the old one.
   *
   * @param writer writes to the generation that is searched
   * @param lock a file that two of these at a time contend for
   * @param keepOld whether the old generation stays, unsearched
   * @return the generation that is searched now
   * @throws ServerFailed when another one runs, or the server does not take a document
   */
  public String run(LiveWriter writer, Path lock, boolean keepOld)
      throws IOException, InterruptedException {
    Files.createDirectories(lock.getParent());
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.tryLock()) {
      if (held == null) {
        throw runsAlready();
      }
      return runAlone(writer, keepOld);
    } catch (OverlappingFileLockException e) {
      // Held within this JVM.
      throw runsAlready();
    }
  }

  private static ServerFailed runsAlready() {
    return new ServerFailed("A reindex runs already; wait until it has ended");
  }

  private String runAlone(LiveWriter writer, boolean keepOld)
      throws IOException, InterruptedException {
    String old =
        generations
            .searched()
            .orElseThrow(
                () -> new ServerFailed("There is no index of events yet: run ./rushline up"));
    List<String> abandoned = generations.unfinished();
    String fresh = generations.create(Instant.now());
    say.accept("  new index        " + fresh);
    try (DocumentCopy copy = copyTo(fresh)) {
      fill(copy, fresh);
      generations.merge(fresh);
      boolean moved = writer.moveTo(fresh);
      say.accept("  connector        " + (moved ? "writes to the new index" : "there is none"));
      copy.catchUp(this::sayNow);
      say.accept(
          "  copied           %,d documents and deletions, %,d records skipped"
              .formatted(copy.written(), copy.skipped()));
    }
    long documents = generations.documents(fresh);
    generations.search(fresh);
    say.accept("  searched         %s, %,d events".formatted(fresh, documents));
    for (String generation : abandoned) {
      generations.delete(generation);
    }
    if (!keepOld) {
      generations.delete(old);
    }
    say.accept("  old index        %s is %s".formatted(old, keepOld ? "kept" : "deleted"));
    return fresh;
  }

  /** Until here the connector has not been touched: what fails leaves nothing behind. */
  private void fill(DocumentCopy copy, String fresh) throws IOException, InterruptedException {
    boolean filled = false;
    try {
      copy.catchUp(this::sayNow);
      filled = true;
    } finally {
      if (!filled) {
        generations.delete(fresh);
      }
    }
  }

  private DocumentCopy copyTo(String generation) {
    return new DocumentCopy(bootstrap, registryUrl, new BulkRequest(elasticsearchUrl, generation));
  }

  private final LongConsumer sparing =
      new LongConsumer() {
        private long said = System.nanoTime();

        @Override
        public void accept(long left) {
          if (System.nanoTime() - said > SAY_EVERY_NANOS) {
            said = System.nanoTime();
            say.accept("  copying          %,d records left".formatted(left));
          }
        }
      };

  private void sayNow(long left) {
    sparing.accept(left);
  }
}
