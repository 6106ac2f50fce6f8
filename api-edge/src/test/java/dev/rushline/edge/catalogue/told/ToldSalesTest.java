package dev.rushline.edge.catalogue.told;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.rushline.edge.servers.EdgeServers;
import dev.rushline.local.junit.ServerKind;
import dev.rushline.local.junit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners have told is written into their table by hand: they are no part of this test. */
@QuarkusTest
@QuarkusTestResource(EdgeServers.class)
class ToldSalesTest {
  private final String id = "t-" + UUID.randomUUID();

  @Inject ToldSales told;
  @Inject Vertx vertx;

  @BeforeEach
  void anEvent() throws Exception {
    // Of other tests, whose events grow old meanwhile.
    sql(
        """
        insert into event_availability
        select id, '-', 1, sale_version, now(), 0, 0, 0, 0, '' from event
        on conflict (event_id, section_id) do update set sale_version = excluded.sale_version
        """);
    as("organiser").body("{\"name\":\"Hall\",\"capacity\":60}").put("/venue/" + id);
    event("Gig");
  }

  @Test
  void a_sale_of_which_its_owner_tells_nothing_is_found_after_a_while() throws Throwable {
    assertThat(look().untold()).isZero();
    beforeMinutes();

    assertThat(look().untold()).isEqualTo(1);
    ownerTells(version());
    assertThat(look().untold()).isZero();
  }

  @Test
  void a_sale_that_is_over_is_looked_at_for_as_long_as_its_owner_keeps_it() throws Throwable {
    beforeMinutes();
    sql("update event set start_at = now() - interval '29 days' where id = '%s'".formatted(id));
    assertThat(look().untold()).isEqualTo(1);

    sql("update event set start_at = now() - interval '31 days' where id = '%s'".formatted(id));

    assertThat(look().untold()).isZero();
  }

  @Test
  void an_owner_who_knows_something_newer_is_found_and_the_next_change_is_newer_still()
      throws Throwable {
    long overtaken = look().overtaken();
    long ahead = version() + 86_400_000;

    ownerTells(ahead);

    assertThat(look().overtaken()).isEqualTo(overtaken + 1);
    event("Gig", "\"sale\":{\"maxPerOrder\":2}");
    assertThat(version()).isGreaterThan(ahead);
    assertThat(look().overtaken()).isEqualTo(overtaken);
  }

  @Test
  void sales_are_told_again_page_by_page_with_the_version_they_have_or_a_new_one() {
    for (int i = 0; i < 51; i++) {
      as("organiser")
          .body(body("Gig " + i, null))
          .put("/event/" + id + "-" + i)
          .then()
          .statusCode(201);
    }
    long before = version();

    JsonPath first =
        resend("operator", "").body("sent", greaterThanOrEqualTo(50)).extract().jsonPath();
    assertThat(first.getString("next")).isNotNull();
    int sent = first.getInt("sent");
    for (String next = first.getString("next"); next != null; ) {
      JsonPath page = resend("operator", "?after=" + next).extract().jsonPath();
      sent += page.getInt("sent");
      next = page.getString("next");
    }
    assertThat(sent).isGreaterThanOrEqualTo(52);
    assertThat(version()).isEqualTo(before);

    for (String next = ""; next != null; ) {
      next =
          resend("operator", "?overrule=true" + (next.isEmpty() ? "" : "&after=" + next))
              .extract()
              .jsonPath()
              .getString("next");
    }
    assertThat(version()).isGreaterThan(before);
  }

  /** As after a clock that was ahead for a while. */
  @Test
  void a_version_ahead_of_the_clock_hides_nothing() throws Throwable {
    beforeMinutes();
    sql("update event set sale_version = sale_version + 7200000 where id = '%s'".formatted(id));

    assertThat(look().untold()).isEqualTo(1);
  }

  @Test
  void a_timer_looks_each_time() throws Throwable {
    look();
    beforeMinutes();
    for (int times = 1; times <= 2; times++) {
      vertx.getOrCreateContext().runOnContext(_ -> told.begin());
      await().until(() -> told.found().untold() == 1);
      ownerTells(version());
      vertx.getOrCreateContext().runOnContext(_ -> told.begin());
      await().until(() -> told.found().untold() == 0);
      sql("delete from event_availability where event_id = '%s'".formatted(id));
    }
  }

  @Test
  void only_operators_may() {
    as("organiser").post("/sale/definitions").then().statusCode(403);
    as("operator").post("/sale/definitions?after=a:b").then().statusCode(400);
  }

  private static io.restassured.response.ValidatableResponse resend(String role, String query) {
    return as(role).post("/sale/definitions" + query).then().statusCode(200);
  }

  private ToldSales.Found look() throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> told.look());
  }

  /** The event's last change is no news any more. */
  private void beforeMinutes() throws Exception {
    sql(
        "update event set changed_at = now() - interval '3 minutes', sale_version = sale_version - 180000 where id = '%s'"
            .formatted(id));
  }

  private void ownerTells(long saleVersion) throws Exception {
    sql(
        "insert into event_availability values ('%s', 'S1', 1, %d, now(), 60, 0, 0, 0, '')"
            .formatted(id, saleVersion));
  }

  private static void sql(String statement) throws Exception {
    Servers servers = Servers.running(EnumSet.of(ServerKind.POSTGRES));
    try (Connection connection = servers.postgres().connect();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private long version() {
    return given().get("/event/" + id).then().extract().jsonPath().getLong("saleVersion");
  }

  private void event(String name) {
    event(name, null);
  }

  private void event(String name, String more) {
    as("organiser").body(body(name, more)).put("/event/" + id);
  }

  private String body(String name, String more) {
    return "{\"name\":\"%s\",\"start\":\"2090-05-01T20:00:00+02:00\",\"venueId\":\"%s\"%s}"
        .formatted(name, id, more == null ? "" : "," + more);
  }

  private static io.restassured.specification.RequestSpecification as(String role) {
    return given().contentType("application/json").header("Authorization", EdgeServers.as(role));
  }
}
