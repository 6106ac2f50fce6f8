package dev.rushline.local.cli;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.stack.Addresses;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.ResumeSale;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume-sale",
    description = "Has commands of an event decided again that is in quarantine after a fault.")
final class ResumeSaleCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NAME_MAX = 200;

  @Parameters(paramLabel = "EVENT", description = "Id of the event.")
  private String eventId;

  @Option(
      names = "--by",
      defaultValue = "${sys:user.name}",
      description = "Who asks, for the log (the name of who runs this).")
  private String requestedBy;

  @Override
  public Integer call() throws InterruptedException {
    if (requestedBy.length() > NAME_MAX) {
      throw new ServerFailed("--by is longer than " + NAME_MAX + " characters");
    }
    Clone.requireLog(Clone.system());
    RecordMetadata position = append(Clone.addresses());
    System.out.printf(
        "%s is resumed by %s-%d at offset %d; its story: ./rushline tail booking.events --key %s --from-beginning%n",
        eventId, position.topic(), position.partition(), position.offset(), eventId);
    return 0;
  }

  private RecordMetadata append(Addresses addresses) throws InterruptedException {
    BookingCommand command =
        new BookingCommand(
            eventId, "resume-" + UUID.randomUUID(), null, new ResumeSale(requestedBy));
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    try (Serde<BookingCommand> values = Topics.BOOKING_COMMANDS.valueSerde(addresses.registry());
        KafkaProducer<String, BookingCommand> producer =
            new KafkaProducer<>(settings, new StringSerializer(), values.serializer())) {
      return producer
          .send(new ProducerRecord<>(Topics.BOOKING_COMMANDS.name(), eventId, command))
          .get();
    } catch (ExecutionException e) {
      throw new ServerFailed("The command did not get into the log: " + e.getCause().getMessage());
    }
  }
}
