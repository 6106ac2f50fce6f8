package dev.rushline.bench.rivals;

import dev.rushline.bench.Addresses;
import dev.rushline.bench.Measurement;
import dev.rushline.bench.Stadium;
import dev.rushline.local.process.Directories;
import dev.rushline.local.process.Orphans;
import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.PostgresAccounts;
import dev.rushline.local.servers.PostgresServer;
import dev.rushline.local.servers.Software;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Row locks in a PostgreSQL of its own: a checkout is one call of a function, in one transaction,
 * on a connection that is kept.
 */
final class PostgresRival implements AutoCloseable {
  /** As many as Rushline has in the same run. */
  private static final int CUSTOMERS = 100_000;

  private static final int SEATS_FOR_A_CUSTOMER = 1_000;

  private final ProcessFiles files;
  private final PostgresServer server;

  /** How it is asked. */
  enum Way {
    /** Locks of seats and customers only. */
    ROW_LOCKS("hold", "on"),
    /** The same; a commit does not wait for the disk, as the log's does not. */
    ROW_LOCKS_IN_MEMORY("hold", "off"),
    /** One after the other for an event, so that what happened to it has an order. */
    IN_ORDER_IN_MEMORY("hold_in_order", "off");

    private final String function;
    private final String synchronous;

    Way(String function, String synchronous) {
      this.function = function;
      this.synchronous = synchronous;
    }
  }

  private PostgresRival(ProcessFiles files, PostgresServer server) {
    this.files = files;
    this.server = server;
  }

  /** Starts it on a free port. */
  static PostgresRival start() throws IOException, InterruptedException, SQLException {
    Path root = Path.of(new Addresses().root()).toAbsolutePath().normalize();
    Path runs = root.resolve(".rushline").resolve("bench-rival");
    Orphans.sweep(runs);
    ProcessFiles files =
        new ProcessFiles(runs.resolve(Long.toString(ProcessHandle.current().pid())));
    Orphans.claim(files);
    PostgresServer server =
        new PostgresServer(
            new Software(root.resolve(".rushline").resolve("servers")),
            files,
            Port.free(1).getFirst(),
            PostgresServer.Durability.SAFE);
    PostgresRival rival = new PostgresRival(files, server);
    Launch.start(server);
    try (Connection connection = rival.connect();
        Statement sql = connection.createStatement();
        InputStream text = PostgresRival.class.getResourceAsStream("rival.sql")) {
      sql.execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
    return rival;
  }

  private Connection connect() throws SQLException, IOException {
    return server.accounts().superuser(PostgresAccounts.SUPERUSER).connect();
  }

  /**
   * Checkouts of one new event in a closed loop, after some of another one.
   *
   * @param clients connections, each with one call under way
   * @param seats of each event; more than it sells in the time
   */
  Measurement checkouts(Way way, int clients, int seats, Duration warmUp, Duration time)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    var _ = checkouts(way, clients, seats, warmUp);
    return checkouts(way, clients, seats, time);
  }

  private Measurement checkouts(Way way, int clients, int seats, Duration time)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    Stadium stadium = new Stadium("rival-" + UUID.randomUUID(), seats);
    fill(stadium);
    AtomicInteger next = new AtomicInteger();
    long end = System.nanoTime() + time.toNanos();
    List<Future<Measurement>> running = new ArrayList<>();
    Measurement all = new Measurement();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> client(way, stadium, next, end)));
      }
      for (Future<Measurement> one : running) {
        all.addAll(one.get());
      }
    }
    return all;
  }

  private void fill(Stadium stadium) throws SQLException, IOException {
    try (Connection connection = connect();
        PreparedStatement seat = connection.prepareStatement("INSERT INTO seat VALUES (?, ?)");
        PreparedStatement event = connection.prepareStatement("INSERT INTO event VALUES (?, 0)")) {
      connection.setAutoCommit(false);
      event.setString(1, stadium.eventId());
      event.execute();
      for (int i = 0; i < stadium.seats(); i++) {
        seat.setString(1, stadium.eventId());
        seat.setString(2, stadium.seat(i));
        seat.addBatch();
        if (i % 1_000 == 999) {
          seat.executeBatch();
        }
      }
      seat.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement sql = connection.createStatement()) {
        sql.execute("VACUUM ANALYZE seat");
      }
    }
  }

  private Measurement client(Way way, Stadium stadium, AtomicInteger next, long end)
      throws SQLException, IOException {
    Measurement measured = new Measurement();
    try (Connection connection = connect();
        Statement setting = connection.createStatement();
        PreparedStatement hold =
            connection.prepareStatement("SELECT " + way.function + "(?, ?, ?, ?, ?, ?, ?)")) {
      setting.execute("SET synchronous_commit = " + way.synchronous);
      while (System.nanoTime() < end) {
        int n = next.getAndIncrement();
        if (n >= stadium.seats()) {
          break;
        }
        long started = System.nanoTime();
        String outcome = hold(hold, stadium, n);
        measured.add(System.nanoTime() - started, outcome);
      }
    }
    return measured;
  }

  private static String hold(PreparedStatement hold, Stadium stadium, int n) throws SQLException {
    String booking = stadium.eventId() + "." + n;
    hold.setString(1, stadium.eventId());
    hold.setString(2, "customer-" + n % CUSTOMERS);
    hold.setString(3, "n" + n);
    hold.setString(4, booking);
    hold.setString(5, stadium.seat(n));
    hold.setString(6, booking);
    hold.setInt(7, SEATS_FOR_A_CUSTOMER);
    try (ResultSet answer = hold.executeQuery()) {
      answer.next();
      return answer.getString(1).equals(booking) ? "held" : answer.getString(1);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      server.daemon().kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("Interrupted while the rival was ending", e);
    }
    Directories.delete(files.root());
  }
}
