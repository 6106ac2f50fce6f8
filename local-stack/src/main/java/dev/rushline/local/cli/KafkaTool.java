package dev.rushline.local.cli;

import static java.util.Map.entry;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Software;
import dev.rushline.local.stack.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(
    name = "kafka",
    description = "Runs a stock Kafka tool, such as kafka-topics, against the running broker.")
final class KafkaTool implements Callable<Integer> {
  private static final String TOOLS = "org.apache.kafka.tools.";

  /** Names as in Kafka's own bin directory, without the leading "kafka-". */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          entry("topics", TOOLS + "TopicCommand"),
          entry("console-consumer", TOOLS + "consumer.ConsoleConsumer"),
          entry("console-producer", TOOLS + "ConsoleProducer"),
          entry("consumer-groups", TOOLS + "consumer.group.ConsumerGroupCommand"),
          entry("share-groups", TOOLS + "consumer.group.ShareGroupCommand"),
          entry("streams-groups", TOOLS + "streams.StreamsGroupCommand"),
          entry("groups", TOOLS + "GroupsCommand"),
          entry("get-offsets", TOOLS + "GetOffsetShell"),
          entry("delete-records", TOOLS + "DeleteRecordsCommand"),
          entry("log-dirs", TOOLS + "LogDirsCommand"),
          entry("features", TOOLS + "FeatureCommand"),
          entry("cluster", TOOLS + "ClusterTool"),
          entry("metadata-quorum", TOOLS + "MetadataQuorumCommand"),
          entry("leader-election", TOOLS + "LeaderElectionCommand"),
          entry("transactions", TOOLS + "TransactionsCommand"),
          entry("broker-api-versions", TOOLS + "BrokerApiVersionsCommand"),
          entry("streams-application-reset", TOOLS + "StreamsResetter"),
          entry("producer-perf-test", TOOLS + "ProducerPerformance"),
          entry("consumer-perf-test", TOOLS + "ConsumerPerformance"),
          entry("configs", "kafka.admin.ConfigCommand"),
          entry("dump-log", "kafka.tools.DumpLogSegments"),
          entry("storage", "kafka.tools.StorageTool"));

  /** Tools that read files and know no broker. */
  private static final List<String> OFFLINE = List.of("dump-log", "storage");

  @Parameters(index = "0", paramLabel = "TOOL", description = "With or without \"kafka-\".")
  private String tool;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = command(Clone.system(), Software.fromSystemProperty());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<String> command(LocalSystem system, Software software) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.addAll(List.of("-cp", software.kafka().resolve("*").toString()));
    command.addAll(toolArguments(tool, arguments, system.kafka().bootstrap()));
    return command;
  }

  /** The class and the arguments of a tool; the running broker is added when none is named. */
  static List<String> toolArguments(String tool, List<String> arguments, String bootstrap) {
    String name = tool.replaceFirst("^kafka-", "").replaceFirst("\\.sh$", "");
    String type = CLASSES.get(name);
    if (type == null) {
      throw new ServerFailed(
          "There is no tool called %s; there are %s"
              .formatted(tool, new TreeSet<>(CLASSES.keySet())));
    }
    List<String> all = new ArrayList<>(List.of(type));
    all.addAll(arguments);
    boolean named = arguments.stream().anyMatch(argument -> argument.startsWith("--bootstrap-"));
    if (!named && !OFFLINE.contains(name)) {
      all.addAll(List.of("--bootstrap-server", bootstrap));
    }
    return List.copyOf(all);
  }
}
