package dev.rushline.edge.importing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.rushline.edge.servers.EdgeServers;
import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.topics.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

/** Feeds over HTTP, on real servers. */
@QuarkusTest
@QuarkusTestResource(EdgeServers.class)
class ImportHttpTest {
  /** Beside the clone, where it is kept; the test reports itself skipped when it is not. */
  private static final Path FEEDS =
      Path.of(System.getProperty("rushline.root", "."), "..", "shared", "data", "catalogue");

  private final String id = "f-" + UUID.randomUUID();

  @Test
  void a_bad_line_does_not_sink_the_others() {
    String feed =
        line(id, "2090-05-01T20:00:00Z") + "\nnot json\n\n" + line(id, "2090-05-01T20:00:00Z");

    send(feed.getBytes(StandardCharsets.UTF_8), null)
        .statusCode(200)
        .body("read", is(3))
        .body("created", is(1))
        .body("refused", is(2))
        .body("refusals[0].line", is(2))
        .body("refusals[0].code", equalTo("NOT_JSON"))
        .body("refusals[1].line", is(4))
        .body("refusals[1].code", equalTo("IDENTIFIER_REPEATED"));
  }

  @Test
  void a_feed_tells_the_owner_once_what_there_is_to_sell() throws Exception {
    Map<String, GenericRecord> told;
    try (OutboxWatch outbox = new OutboxWatch()) {
      byte[] feed = line(id, "2090-05-01T20:00:00+02:00").getBytes(StandardCharsets.UTF_8);
      send(feed, null).body("created", is(1));
      send(feed, null).body("created", is(0)).body("unchanged", is(1));
      told = outbox.commands();
    }

    assertThat(told).containsOnlyKeys(id);
    GenericRecord sale = told.get(id);
    assertThat(sale.get("closes_at"))
        .isEqualTo(Instant.parse("2090-05-01T18:00:00Z").toEpochMilli());
    assertThat(records(sale, "categories"))
        .extracting(category -> category.get("price_minor"))
        .containsExactly(9500L, 6500L, 3500L);
    assertThat(records(records(sale, "sections").getFirst(), "rows")).hasSize(20);
  }

  /** Its reasons to hold seats back fit with the plan of one venue, and not with another's. */
  @Test
  void a_move_whose_sale_does_not_fit_into_the_log_is_that_lines_own_refusal() {
    String held =
        IntStream.range(0, 10_000)
            .filter(seat -> seat % 2 == 0)
            .mapToObj(
                seat ->
                    "\"S%d:%c:%d\"".formatted(seat / 500 + 1, 'A' + seat % 500 / 25, seat % 25 + 1))
            .collect(Collectors.joining(","));
    put("/venue/" + id, "{\"name\":\"Hall\",\"capacity\":10000}").statusCode(201);
    put("/venue/v-" + id, hallOfLongLabels(20, 81_000)).statusCode(201);
    put(
            "/event/" + id,
            "{\"name\":\"Gig\",\"start\":\"2090-05-01T20:00:00Z\",\"venueId\":\"%s\",\"heldBack\":[{\"reason\":\"%s\",\"seats\":[%s]}]}"
                .formatted(id, "r".repeat(180), held))
        .statusCode(201);
    String feed = line(id, "2090-05-01T20:00:00Z") + "\n" + line(id + "-2", "2090-05-01T20:00:00Z");

    send(feed.getBytes(StandardCharsets.UTF_8), null)
        .statusCode(200)
        .body("created", is(1))
        .body("refused", is(1))
        .body("refusals[0].line", is(1))
        .body("refusals[0].code", equalTo("SALE_TOO_LARGE"));
  }

  /** The sections of a default plan, and one whose seats have long labels each. */
  private static String hallOfLongLabels(int sections, int seats) {
    String rows =
        IntStream.range(0, 20)
            .mapToObj(
                row ->
                    "{\"id\":\"%c\",\"runs\":[{\"count\":25,\"firstNumber\":1,\"category\":\"P1\"}]}"
                        .formatted('A' + row))
            .collect(Collectors.joining(",", "[", "]"));
    String labels =
        IntStream.range(0, 300)
            .mapToObj("\"seat-number-%04d\""::formatted)
            .collect(Collectors.joining(","));
    String longRows =
        IntStream.range(0, seats / 300)
            .mapToObj(
                row ->
                    "{\"id\":\"R%d\",\"runs\":[{\"count\":300,\"category\":\"P1\",\"labels\":[%s]}]}"
                        .formatted(row, labels))
            .collect(Collectors.joining(",", "[", "]"));
    return IntStream.rangeClosed(1, sections)
        .mapToObj(section -> "{\"id\":\"S%d\",\"rows\":%s}".formatted(section, rows))
        .collect(
            Collectors.joining(
                ",",
                "{\"name\":\"Hall\",\"seating\":{\"sections\":[",
                ",{\"id\":\"LONG\",\"rows\":" + longRows + "}]}}"));
  }

  private static ValidatableResponse put(String path, String body) {
    return given()
        .header("Authorization", EdgeServers.as("organiser"))
        .contentType("application/json")
        .body(body)
        .put(path)
        .then();
  }

  @Test
  void a_body_that_is_not_gzip_is_refused() {
    send(new byte[] {1, 2, 3}, "gzip").statusCode(400).body("code", equalTo("IMPORT_UNREADABLE"));
  }

  @Test
  void a_real_feed_has_the_known_faults_and_no_others() throws IOException {
    Path feed = FEEDS.resolve("tickit-events.ndjson.gz");
    assumeThat(feed).as("the feed is kept outside the repository").exists();

    send(Files.readAllBytes(feed), "gzip")
        .statusCode(200)
        .body("created", is(8_659))
        .body("refused", is(139))
        .body("refusals.findAll { it.code != 'PLACE_MISSING' }.size()", is(0));
    send(Files.readAllBytes(feed), "gzip")
        .body("unchanged", is(8_659))
        .body("created", is(0))
        .body("updated", is(0));
  }

  private static ValidatableResponse send(byte[] feed, String encoding) {
    var request =
        given()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .encodeContentTypeAs(
                                "application/x-ndjson", io.restassured.http.ContentType.BINARY)
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
            .header("Authorization", EdgeServers.as("organiser"))
            .contentType("application/x-ndjson")
            .body(feed);
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    return request.post("/event/import").then();
  }

  private static String line(String id, String start) {
    return """
        {"identifier":"%s","name":"Concert","startDate":"%s","location":{"identifier":"v-%s","name":"Hall"},"performer":[{"name":"Ada"}]}"""
        .formatted(id, start, id);
  }

  @SuppressWarnings("unchecked") // the schema says so
  private static List<GenericRecord> records(GenericRecord record, String field) {
    return (List<GenericRecord>) record.get(field);
  }

  /** Copies outbox rows aside, which are deleted as soon as they are inserted. */
  private static final class OutboxWatch implements AutoCloseable {
    private final Servers servers;
    private final Connection connection;

    OutboxWatch() throws IOException, InterruptedException, SQLException {
      servers = Servers.running(EnumSet.of(ServerKind.POSTGRES));
      connection = servers.postgres().connect();
      try (Statement sql = connection.createStatement()) {
        sql.execute("create table outbox_seen (like outbox)");
        sql.execute(
            "create function see_outbox() returns trigger language plpgsql as"
                + " $$ begin insert into outbox_seen select new.*; return new; end $$");
        sql.execute(
            "create trigger see_outbox after insert on outbox for each row"
                + " execute function see_outbox()");
      }
    }

    /**
     * As generic records: the test runner's class loaders give Avro two of each generated class.
     */
    Map<String, GenericRecord> commands() throws SQLException, IOException {
      Map<String, GenericRecord> commands = new HashMap<>();
      var reader = new GenericDatumReader<GenericRecord>(BookingCommand.getClassSchema());
      try (Statement sql = connection.createStatement();
          ResultSet rows =
              sql.executeQuery("select aggregatetype, aggregateid, payload from outbox_seen")) {
        while (rows.next()) {
          assertThat(rows.getString(1)).isEqualTo(Topics.BOOKING_COMMANDS.name());
          byte[] payload = rows.getBytes(3);
          assertThat(payload[0]).as("the wire format's first byte").isZero();
          GenericRecord command =
              reader.read(
                  null, DecoderFactory.get().binaryDecoder(payload, 5, payload.length - 5, null));
          GenericRecord before =
              commands.put(rows.getString(2), (GenericRecord) command.get("body"));
          assertThat(before).as("told twice: " + rows.getString(2)).isNull();
        }
      }
      return commands;
    }

    @Override
    public void close() throws SQLException {
      try (Statement sql = connection.createStatement()) {
        sql.execute("drop trigger see_outbox on outbox");
        sql.execute("drop function see_outbox");
        sql.execute("drop table outbox_seen");
      }
      connection.close();
    }
  }
}
