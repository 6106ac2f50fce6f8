package dev.rushline.local.stack;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * How many of a kind a directory of data was made with: every command has to know, and brokers that
 * have data do not become more or fewer.
 */
public final class KeptScale {
  private static final String BROKERS = "brokers";
  private static final String OWNERS = "owners";
  private static final String EDGES = "edges";

  private final ProcessFiles files;
  private final Path file;

  public KeptScale(ProcessFiles files) {
    this.files = files;
    this.file = files.data("scale.properties");
  }

  /** What was said last; one of each when nothing was. */
  public Scale read() {
    Properties kept = new Properties();
    if (!Files.exists(file)) {
      return Scale.ONE;
    }
    try (var in = Files.newBufferedReader(file)) {
      kept.load(in);
      return new Scale(number(kept, BROKERS), number(kept, OWNERS), number(kept, EDGES));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot be read: " + file, e);
    } catch (NumberFormatException e) {
      throw new ServerFailed(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static int number(Properties kept, String name) {
    return Integer.parseInt(kept.getProperty(name, "nothing for " + name));
  }

  /**
   * Takes other numbers; what is not named stays as it was.
   *
   * @param running whether any process of the system runs
   * @throws ServerFailed when the numbers make no sense or the data does not allow them
   */
  public Scale change(
      Optional<Integer> brokers,
      Optional<Integer> owners,
      Optional<Integer> edges,
      boolean running) {
    Scale kept = read();
    Scale wanted =
        new Scale(
            brokers.orElse(kept.brokers()),
            owners.orElse(kept.owners()),
            edges.orElse(kept.edges()));
    if (wanted.equals(kept)) {
      return kept;
    }
    if (wanted.brokers() != kept.brokers() && Files.exists(files.data("kafka"))) {
      throw new ServerFailed(
          "The data in %s was made with --brokers %d, and topics do not move by themselves: ./rushline up goes on with %d, ./rushline down --wipe deletes the data."
              .formatted(files.root(), kept.brokers(), kept.brokers()));
    }
    if (running) {
      throw new ServerFailed(
          "It runs with --owners %d --edges %d: end it with ./rushline down before you change that."
              .formatted(kept.owners(), kept.edges()));
    }
    keep(wanted);
    return wanted;
  }

  private void keep(Scale wanted) {
    Properties properties = new Properties();
    properties.setProperty(BROKERS, Integer.toString(wanted.brokers()));
    properties.setProperty(OWNERS, Integer.toString(wanted.owners()));
    properties.setProperty(EDGES, Integer.toString(wanted.edges()));
    try {
      Files.createDirectories(file.getParent());
      try (var out = Files.newBufferedWriter(file)) {
        properties.store(out, "How many of a kind ./rushline up starts");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot be written: " + file, e);
    }
  }
}
