package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.topics.WantedTopic;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sees who knows Kafka's own tools and the registry's API, and nothing of ours. */
@ExtendWith(WithRunningSystem.class)
class StockToolsTest {
  private final RunningSystem system;
  private final Shell shell;
  private String event;
  private String booking;

  StockToolsTest(RunningSystem system) {
    this.system = system;
    shell = new Shell(system);
  }

  @BeforeEach
  void aSale() throws Exception {
    event = new Catalogue(system).onSale(500, Map.of());
    Person fan = new Person(system.edges().getFirst(), system.token("fan-" + event, "fan"));
    booking =
        fan.checkout("k1", Map.of("eventId", event, "best", Map.of("count", 2))).text("bookingId");
    assertThat(fan.confirm("k2", booking, "tok_approve").status()).isEqualTo(200);
  }

  @Test
  void every_topic_is_there_with_the_partitions_of_the_list() throws Exception {
    List<String> described = shell.rushline("kafka", "kafka-topics", "--describe").lines();

    for (WantedTopic topic : WantedTopic.all()) {
      assertThat(described)
          .anyMatch(
              line ->
                  line.matches(
                      "Topic: %s\\s.*PartitionCount: %d\\s.*"
                          .formatted(topic.name(), topic.partitions())));
    }
    assertThat(described)
        .filteredOn(line -> line.startsWith("Topic: booking.commands\t"))
        .singleElement()
        .asString()
        .contains("message.timestamp.type=LogAppendTime");
  }

  @Test
  void keys_are_plain() throws Exception {
    assertThat(keys("booking.commands")).contains(event);
    assertThat(keys("booking.events")).contains(event);
    assertThat(keys("booking.bookings")).contains(booking);
    assertThat(keys("event.availability")).anyMatch(key -> key.startsWith(event));
  }

  @Test
  void schemas_are_in_the_registry_under_the_topics_names() throws Exception {
    String[] subjects = new ObjectMapper().readValue(registry("/subjects"), String[].class);

    assertThat(subjects)
        .containsAll(Topics.all().stream().map(Topic::name).map(n -> n + "-value").toList());
    assertThat(registry("/subjects/booking.events-value/versions/latest")).contains("BookingEvent");
  }

  @Test
  void the_owner_is_an_ordinary_consumer_group() throws Exception {
    Shell.Result result =
        shell.rushline("kafka", "consumer-groups", "--describe", "--group", "booking-streams");

    assertThat(result.output()).contains("booking.commands");
    assertThat(result.exitCode()).isZero();
  }

  private Stream<String> keys(String topic) throws Exception {
    return shell
        .rushline(
            "kafka",
            "kafka-console-consumer",
            "--topic",
            topic,
            "--from-beginning",
            "--isolation-level",
            "read_committed",
            "--timeout-ms",
            "5000",
            "--formatter-property",
            "print.key=true",
            "--formatter-property",
            "print.value=false")
        .lines()
        .stream();
  }

  private String registry(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(system.processes().registry().url() + "/apis/ccompat/v7" + path))
                .build(),
            BodyHandlers.ofString())
        .body();
  }
}
