package dev.rushline.edge.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;

/**
 * Reads a feed as it arrives and writes it in batches. The next line is read when a batch has been
 * written, so a slow database slows the sender down and nothing piles up in memory.
 */
@ApplicationScoped
class ImportFeed {
  private static final Logger LOG = Logger.getLogger(ImportFeed.class);

  /** Lines of one transaction: enough to make the round trips cheap, little enough to wait for. */
  private static final int BATCH_LINES = 200;

  private static final int BUFFER_BYTES = 64 * 1024;

  private final WriteBatch write;
  private final SchemaOrgLine parser;
  private final Clock clock;

  ImportFeed(WriteBatch write, ObjectMapper json, Clock clock) {
    this.write = write;
    this.parser = new SchemaOrgLine(json);
    this.clock = clock;
  }

  /** Imports everything the stream has. Blocks; call it on a worker. */
  ImportResult run(InputStream body, boolean gzip) {
    ImportTally tally = new ImportTally(clock.instant());
    try {
      InputStream in = gzip ? new GZIPInputStream(body, BUFFER_BYTES) : body;
      run(new FeedLines(in), tally);
    } catch (IOException e) {
      ImportResult done = tally.result(clock.instant());
      LOG.warnf(e, "import broke off read=%d created=%d", done.read(), done.created());
      throw new ProblemException(
              ProblemCode.IMPORT_UNREADABLE, "Broke off after line " + done.read())
          .with("imported", done);
    }
    ImportResult result = tally.result(clock.instant());
    LOG.infof(
        "import done read=%d created=%d updated=%d unchanged=%d refused=%d seconds=%.1f",
        result.read(),
        result.created(),
        result.updated(),
        result.unchanged(),
        result.refused(),
        result.seconds());
    return result;
  }

  private void run(FeedLines lines, ImportTally tally) throws IOException {
    // Ids only, to tell a line that repeats one; about 100 bytes each.
    Set<String> seen = new HashSet<>();
    List<FeedEvent> batch = new ArrayList<>(BATCH_LINES);
    for (FeedLines.Line line = lines.next(); line != null; line = lines.next()) {
      tally.read();
      try {
        FeedEvent event = parser.read(line);
        if (!seen.add(event.event().id())) {
          throw new RefusedLine(
              LineRefusal.IDENTIFIER_REPEATED, "on an earlier line: " + event.event().id());
        }
        batch.add(event);
      } catch (RefusedLine no) {
        tally.refused(line.number(), no.code(), no.getMessage());
      }
      if (batch.size() == BATCH_LINES) {
        write(batch, tally);
      }
    }
    write(batch, tally);
  }

  private void write(List<FeedEvent> batch, ImportTally tally) {
    if (batch.isEmpty()) {
      return;
    }
    List<FeedEvent> lines = List.copyOf(batch);
    batch.clear();
    try {
      tally.add(VertxContextSupport.subscribeAndAwait(() -> write.write(lines)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a batch could not be written", e);
    }
  }
}
