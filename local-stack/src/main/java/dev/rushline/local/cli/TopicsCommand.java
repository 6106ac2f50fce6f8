package dev.rushline.local.cli;

import dev.rushline.local.topics.WantedTopic;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "topics", description = "Lists the topics: partitions, key, and what they are for.")
final class TopicsCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    System.out.printf("%-22s %10s  %-20s %s%n", "topic", "partitions", "key", "for");
    for (WantedTopic topic : WantedTopic.all()) {
      System.out.printf(
          "%-22s %10d  %-20s %s%n", topic.name(), topic.partitions(), topic.key(), topic.purpose());
    }
    return 0;
  }
}
