package dev.rushline.local.stack;

import dev.rushline.local.connectors.ConnectRest;
import dev.rushline.local.connectors.Connector;
import dev.rushline.local.connectors.Connectors;
import dev.rushline.local.connectors.ReplicationSlot;
import dev.rushline.local.connectors.SearchSink;
import dev.rushline.local.connectors.SlotGap;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.search.Generations;
import dev.rushline.local.search.Reindex;
import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.servers.PostgresAccounts;
import dev.rushline.local.servers.PostgresRoles;
import dev.rushline.local.servers.RegistryServer;
import dev.rushline.local.servers.Secrets;
import dev.rushline.local.tokens.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What servers are given so that they are Rushline's, on this machine or elsewhere: secrets,
 * accounts, topics, schemas, an index, connectors, a first catalogue. Whoever calls knows in which
 * order, and that the servers of a step serve. Each step may be repeated, and then changes nothing;
 * it returns a few words about what came out, or none.
 */
public final class Installation {
  private static final Duration CONNECTOR_PATIENCE = Duration.ofSeconds(60);

  private final Addresses addresses;
  private final ProcessFiles files;
  private final Consumer<String> say;

  /**
   * For given servers.
   *
   * @param files holds secrets and keys
   * @param say takes a line for people now and then
   */
  public Installation(Addresses addresses, ProcessFiles files, Consumer<String> say) {
    this.addresses = addresses;
    this.files = files;
    this.say = say;
  }

  /** The secret that the seeds of draws are made from. */
  static Path queueSeed(ProcessFiles files) {
    return files.keys().resolve("queue-seed");
  }

  /** The keys that admissions are signed with. */
  static Path admissionKeys(ProcessFiles files) {
    return files.keys().resolve("queue-admission");
  }

  /** Makes the passwords of all accounts. */
  public String passwords() throws IOException {
    PostgresRoles.createPasswords(new Secrets(files.secrets()));
    return "";
  }

  /** Makes the keys that tokens, admissions and draws rest on. */
  public String keys() throws IOException {
    new SigningKeys(files.keys()).create();
    Secrets.createPrivately(queueSeed(files), "");
    // The id lets a second key be added and this one be taken out later.
    Secrets.createPrivately(admissionKeys(files), "local:");
    return "";
  }

  /** Needs PostgreSQL: makes accounts and databases. */
  public String databases() throws IOException {
    new PostgresRoles(accounts()).createMissing();
    return "";
  }

  /** Needs the database: has it keep what is written to the outbox from now on. */
  public String outboxSlot() throws IOException, SQLException {
    if (!new ReplicationSlot(ReplicationSlot.OUTBOX, accounts().connect()).create()) {
      return "";
    }
    // Whether there was one before is known when Connect can be asked.
    mark(newSlot());
    return "made";
  }

  private static void mark(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private Path newSlot() {
    return files.root().resolve("run").resolve("outbox-slot-is-new");
  }

  /** There from when a loss was found until all sales were told again. */
  private Path salesMissed() {
    return files.root().resolve("run").resolve("sales-missed");
  }

  /** Needs the broker. */
  public String topics() throws InterruptedException {
    return Provisioning.topics(addresses.kafka());
  }

  /** Needs the registry. */
  public String schemas() throws IOException, InterruptedException {
    RegistryServer.requireCompatibility(addresses.registry());
    return Provisioning.schemas(addresses.registry());
  }

  /** Needs Elasticsearch, topics and schemas. */
  public String searchIndex() throws IOException, InterruptedException {
    return reindex().createMissing();
  }

  /** Needs Connect and the tables that an edge makes. Returns when the connectors run. */
  public String connectorsOfSales() throws IOException, InterruptedException, SQLException {
    List<Connector> connectors =
        Connectors.ofSales(accounts().connect(), files.secrets(), addresses.registry());
    return runAll(connectors, List.of(ReplicationSlot.OUTBOX));
  }

  /** The same with those of search, which also need the index. */
  public String connectors() throws IOException, InterruptedException, SQLException {
    Generations generations = new Generations(addresses.elasticsearch());
    List<Connector> connectors =
        new ArrayList<>(
            Connectors.all(accounts().connect(), files.secrets(), addresses.registry()));
    connectors.add(searchSink().to(generations.searched().orElseThrow()));
    String running = runAll(connectors, List.of(ReplicationSlot.OUTBOX, ReplicationSlot.CATALOGUE));
    if (generations.unfinished().isEmpty()) {
      return running;
    }
    say.accept("  A reindex was interrupted; it is repeated.");
    reindex(false);
    return running + ", reindex complete";
  }

  private String runAll(List<Connector> connectors, List<String> slots)
      throws IOException, InterruptedException, SQLException {
    ConnectRest connect = new ConnectRest(addresses.connect());
    closeGaps(slots);
    for (Connector connector : connectors) {
      connect.apply(connector);
    }
    for (Connector connector : connectors) {
      connect.awaitRunning(connector.name(), CONNECTOR_PATIENCE);
    }
    PostgresAccount account = accounts().connect();
    for (String slot : slots) {
      new ReplicationSlot(slot, account).awaitRead(CONNECTOR_PATIENCE);
    }
    String running = connectors.size() + " running";
    if (Files.exists(salesMissed())) {
      say.accept(
          "  What the catalogue said meanwhile never reached the sales: they are told again.");
      running += ", " + resendSales(false);
    }
    Files.deleteIfExists(salesMissed());
    return running;
  }

  /** Before connectors run: they would go on behind what was lost, or not at all. */
  private void closeGaps(List<String> slots)
      throws IOException, InterruptedException, SQLException {
    for (String name : slots) {
      boolean isOutbox = name.equals(ReplicationSlot.OUTBOX);
      ReplicationSlot slot = new ReplicationSlot(name, accounts().connect());
      SlotGap gap = new SlotGap(addresses.connect(), slot);
      Optional<String> reason = gap.find(isOutbox && Files.exists(newSlot()));
      if (reason.isPresent()) {
        say.accept("  LOST: the replication slot %s %s.".formatted(name, reason.get()));
        if (isOutbox) {
          mark(salesMissed());
        }
        gap.close();
      }
      if (isOutbox) {
        slot.create();
        Files.deleteIfExists(newSlot());
      }
    }
  }

  /**
   * Needs an edge and the connectors: tells the owners of all sales again what is on sale.
   *
   * @param overrule whether owners who know something newer have to take it
   */
  public String resendSales(boolean overrule) throws IOException, InterruptedException {
    return new ResendSales(addresses.edge(), new SigningKeys(files.keys()), say).run(overrule);
  }

  /** Needs an edge and the connectors: imports the demo events where there are none at all. */
  public String catalogue() throws IOException, InterruptedException {
    return new DemoCatalogue(addresses.edge(), new SigningKeys(files.keys())).importIfEmpty();
  }

  /**
   * Makes a new index of events while the old one is searched.
   *
   * @param keepOld whether the old one stays, unsearched
   */
  public void reindex(boolean keepOld) throws IOException, InterruptedException {
    Path lock = files.root().resolve("run").resolve("reindex.lock");
    reindex().run(searchSink()::moveTo, lock, keepOld);
  }

  private Reindex reindex() {
    return new Reindex(addresses.elasticsearch(), addresses.kafka(), addresses.registry(), say);
  }

  private SearchSink searchSink() {
    return new SearchSink(
        addresses.connect(), addresses.kafka(), addresses.elasticsearch(), addresses.registry());
  }

  private PostgresAccounts accounts() {
    return new PostgresAccounts(
        addresses.postgresHost(), addresses.postgresPort(), new Secrets(files.secrets()));
  }
}
