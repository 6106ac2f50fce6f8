package dev.rushline.local.servers;

import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The programs that the build fetched from Maven artifacts, one directory per program and version.
 *
 * @param root the servers directory
 */
public record Software(Path root) {

  /** Set for tests by the parent POM, and by the command line script. */
  public static final String DIRECTORY_PROPERTY = "rushline.servers.dir";

  public Software {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The directory that the build and the script name.
   *
   * @throws ServerFailed when the system property {@value #DIRECTORY_PROPERTY} is not set
   */
  public static Software fromSystemProperty() {
    String directory = System.getProperty(DIRECTORY_PROPERTY);
    if (directory == null) {
      throw new ServerFailed("The system property " + DIRECTORY_PROPERTY + " is not set");
    }
    return new Software(Path.of(directory));
  }

  /** Jars of the broker, the Connect worker and the tools. */
  public Path kafka() {
    return directory("kafka");
  }

  /** Holds one archive until {@link PostgresSoftware} has unpacked it. */
  public Path postgres() {
    return directory("postgres");
  }

  /** The registry's Quarkus application. */
  public Path registry() {
    return directory("registry");
  }

  /** Elasticsearch's program directory, our plugin included. */
  public Path elasticsearch() {
    Path directory = directory("elasticsearch");
    // The plugin's build makes the directory, too.
    if (!Files.exists(directory.resolve("bin/elasticsearch"))) {
      throw missing(directory);
    }
    return directory;
  }

  /** One directory per Connect plugin. */
  public Path connectPlugins() {
    return directory("connect-plugins");
  }

  private Path directory(String program) {
    Path directory = root.resolve(VERSIONS.getProperty(program));
    if (!Files.isDirectory(directory)) {
      throw missing(directory);
    }
    return directory;
  }

  private static ServerFailed missing(Path directory) {
    return new ServerFailed(
        "%s is missing. Fetch the servers with: ./mvnw -Dquick package".formatted(directory));
  }

  private static final Properties VERSIONS = load();

  private static Properties load() {
    Properties versions = new Properties();
    try (InputStream in = Software.class.getResourceAsStream("software.properties")) {
      versions.load(in);
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException("software.properties cannot be read", e);
    }
  }
}
