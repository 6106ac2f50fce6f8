package dev.rushline.local.stack;

import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.servers.ApplicationServer;
import dev.rushline.local.servers.ConnectServer;
import dev.rushline.local.servers.KafkaNode;
import dev.rushline.local.servers.KafkaServer;
import dev.rushline.local.servers.PostgresServer;
import dev.rushline.local.servers.RegistryServer;
import dev.rushline.local.servers.Server;
import dev.rushline.local.servers.Software;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Every process of the system on this machine, with the ports of the settings.
 *
 * @param root the directory of the clone
 * @param files where their data is
 */
public record LocalSystem(
    Path root,
    ProcessFiles files,
    Settings settings,
    KafkaServer kafka,
    PostgresServer postgres,
    RegistryServer registry,
    ConnectServer connect) {

  // Heaps in MiB. Small, because all of them share one machine with whatever else runs there.
  private static final int KAFKA_HEAP = 512;
  private static final int REGISTRY_HEAP = 160;
  private static final int CONNECT_HEAP = 320;
  private static final int EDGE_HEAP = 512;

  /** The import of a feed is thousands of sales at once, and a poll may hold a thousand of them. */
  private static final int STREAMS_HEAP = 1024;

  /** Describes the system of a clone; nothing is started. */
  public static LocalSystem of(Path root, Software software, Settings settings) {
    ProcessFiles files = new ProcessFiles(root.resolve(".rushline"));
    KafkaNode node = new KafkaNode(1, settings.kafka(), settings.kafkaController());
    KafkaServer kafka = new KafkaServer(software, files, node, List.of(node), KAFKA_HEAP);
    PostgresServer postgres =
        new PostgresServer(software, files, settings.postgres(), PostgresServer.Durability.SAFE);
    return new LocalSystem(
        root,
        files,
        settings,
        kafka,
        postgres,
        new RegistryServer(
            software, files, settings.registry(), REGISTRY_HEAP, Optional.of(postgres)),
        new ConnectServer(software, files, settings.connect(), CONNECT_HEAP, kafka.bootstrap()));
  }

  /** The stream processors that own the sales. */
  public ApplicationServer bookingStreams() {
    return application(
        "booking-streams", new Port(settings.streams(), "RUSHLINE_STREAMS_PORT"), STREAMS_HEAP);
  }

  /** The HTTP side. */
  public ApplicationServer apiEdge() {
    return application("api-edge", new Port(settings.edge(), "RUSHLINE_EDGE_PORT"), EDGE_HEAP);
  }

  private ApplicationServer application(String module, Port port, int heapMegabytes) {
    Path jar = root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return new ApplicationServer(
        module, files, jar, port, heapMegabytes, ApplicationSettings.of(this));
  }

  /** All servers, each after those that it needs: stopping goes through it backwards. */
  public List<Server> all() {
    return List.of(postgres, kafka, registry, bookingStreams(), apiEdge(), connect);
  }
}
