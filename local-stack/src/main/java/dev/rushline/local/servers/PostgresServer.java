package dev.rushline.local.servers;

import dev.rushline.local.process.Daemon;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL with logical decoding, on the loopback interface, with passwords (SCRAM). */
public final class PostgresServer implements Server {
  /** A slot for each source connector, and room for a few more. */
  static final List<String> LOGICAL_DECODING =
      List.of(
          "-c", "wal_level=logical", "-c", "max_wal_senders=8", "-c", "max_replication_slots=8");

  private static final Map<String, String> LOCALE = Map.of("LC_ALL", "C.UTF-8");

  /** How sure a commit is on disk. */
  public enum Durability {
    /** A commit waits for the disk. */
    SAFE("on"),
    /** A commit survives the death of the server, not of the machine. For tests only. */
    FAST("off");

    private final String fsync;

    Durability(String fsync) {
      this.fsync = fsync;
    }
  }

  private final Software software;
  private final ProcessFiles files;
  private final int port;
  private final Durability durability;
  private final Secrets secrets;
  private final Daemon daemon;

  public PostgresServer(Software software, ProcessFiles files, int port, Durability durability) {
    this.software = software;
    this.files = files;
    this.port = port;
    this.durability = durability;
    this.secrets = new Secrets(files.secrets());
    this.daemon = new Daemon("postgres", files);
  }

  /** The ways into it. */
  public PostgresAccounts accounts() {
    return new PostgresAccounts("127.0.0.1", port, secrets);
  }

  @Override
  public Daemon daemon() {
    return daemon;
  }

  @Override
  public List<Port> ports() {
    return List.of(new Port(port, "RUSHLINE_POSTGRES_PORT"));
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    Path data = data();
    secrets.password(PostgresAccounts.SUPERUSER);
    Path programs = programs();
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    Files.createDirectories(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path log = daemon.log();
    Files.createDirectories(log.getParent());
    List<String> initdb =
        List.of(
            programs.resolve("initdb").toString(),
            "--pgdata=" + data,
            "--username=" + PostgresAccounts.SUPERUSER,
            "--auth=scram-sha-256",
            "--pwfile=/dev/stdin",
            "--encoding=UTF8",
            "--no-sync");
    ProcessBuilder builder =
        new ProcessBuilder(Unprivileged.command(initdb, List.of(data)))
            .redirectErrorStream(true)
            .redirectInput(secrets.directory().resolve(PostgresAccounts.SUPERUSER).toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(LOCALE);
    if (builder.start().waitFor() != 0) {
      throw new ServerFailed("Making PostgreSQL's data directory failed, see " + log);
    }
  }

  @Override
  public List<String> command() {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  programs().resolve("postgres").toString(),
                  "-D",
                  data().toString(),
                  "-p",
                  Integer.toString(port),
                  "-h",
                  "127.0.0.1",
                  "-k",
                  "",
                  "-c",
                  "fsync=" + durability.fsync));
      command.addAll(LOGICAL_DECODING);
      return Unprivileged.command(command, List.of(data()));
    } catch (IOException e) {
      throw new ServerFailed("Cannot run PostgreSQL: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("Interrupted while starting PostgreSQL", e);
    }
  }

  private Path programs() throws IOException {
    return PostgresSoftware.unpack(software.postgres()).resolve("bin");
  }

  private Path data() {
    return files.data("postgres");
  }

  @Override
  public Map<String, String> environment() {
    return LOCALE;
  }

  @Override
  public void probe() throws IOException, SQLException {
    Tcp.requireListener(port);
    try (Connection connection = accounts().superuser(PostgresAccounts.SUPERUSER).connect();
        Statement sql = connection.createStatement()) {
      sql.execute("SELECT 1");
    }
  }

  @Override
  public void complete() throws IOException {
    new PostgresRoles(accounts()).createMissing();
  }

  /** INT: end now and cleanly; TERM would wait until every client has gone. */
  @Override
  public String stopSignal() {
    return "INT";
  }
}
