package dev.rushline.local.cli;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.stack.Addresses;
import dev.rushline.local.tailing.TopicTail;
import dev.rushline.local.topics.WantedTopic;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.schemas.wire.RegistrySerde;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "tail", description = "Follows a topic, values as JSON; ends with Ctrl-C.")
final class Tail implements Callable<Integer> {

  @Parameters(paramLabel = "TOPIC", description = "See ./rushline topics.")
  private String topic;

  @Option(names = "--key", description = "Only records with this key, such as an event id.")
  private String key;

  @Option(names = "--from-beginning", description = "Start with the oldest record that is kept.")
  private boolean fromBeginning;

  @Option(names = "--count", description = "End after this many records.")
  private long count = Long.MAX_VALUE;

  @Override
  public Integer call() {
    List<String> names = WantedTopic.all().stream().map(WantedTopic::name).toList();
    if (!names.contains(topic)) {
      throw new ServerFailed("There is no topic called %s; there are %s".formatted(topic, names));
    }
    Clone.requireLog(Clone.system());
    Addresses addresses = Clone.addresses();
    new TopicTail(addresses.kafka(), topic, values(addresses.registry()))
        .follow(Optional.ofNullable(key), fromBeginning, count, System.out::println);
    return 0;
  }

  /** Nothing for dead letters: they are what could not be read. */
  private Optional<Deserializer<? extends IndexedRecord>> values(String registryUrl) {
    if (Topics.captured().stream().anyMatch(captured -> captured.name().equals(topic))) {
      return Optional.of(RegistrySerde.anyDeserializer(registryUrl));
    }
    return Topics.all().stream()
        .filter(candidate -> candidate.name().equals(topic))
        .findFirst()
        .map(found -> found.valueSerde(registryUrl).deserializer());
  }
}
