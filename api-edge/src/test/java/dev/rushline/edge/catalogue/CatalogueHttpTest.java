package dev.rushline.edge.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.rushline.edge.servers.EdgeServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The catalogue over HTTP, on real servers. Every test makes what it needs under ids of its own.
 */
@QuarkusTest
@QuarkusTestResource(EdgeServers.class)
class CatalogueHttpTest {
  private final String id = "t-" + UUID.randomUUID();

  @Test
  void saying_the_same_again_changes_nothing() {
    venue(60).statusCode(201);
    String first = event("Gig").statusCode(201).extract().header("ETag");

    event("Gig").statusCode(200).header("ETag", first).body("saleVersion", equalTo(version(first)));
    venue(60).statusCode(200);
    event("Other name").statusCode(200).body("saleVersion", equalTo(version(first)));
  }

  @Test
  void seats_cannot_be_removed_once_the_sale_has_begun() {
    venue(60);
    event("Gig");

    venue(58)
        .statusCode(409)
        .body("code", equalTo("SEATS_REMOVED_AFTER_SALE_START"))
        .body("seats", contains("S1:C:10", "S1:C:9"))
        .body("events", contains(id));
  }

  /** One record that the log does not take would stop the definitions of all other sales. */
  @Test
  void a_sale_that_no_owner_could_take_is_refused_and_changes_nothing() {
    venue(40_000).statusCode(201);
    String heldBack =
        "\"heldBack\":[{\"reason\":\"%s\",\"seats\":[%s]}]"
            .formatted("r".repeat(200), everySecondSeat(40));

    as("organiser")
        .body(eventBody("Gig").replaceFirst("}$", "," + heldBack + "}"))
        .put("/event/" + id)
        .then()
        .statusCode(422)
        .body("code", equalTo("SALE_TOO_LARGE"));
    given().get("/event/" + id).then().statusCode(404);
  }

  @Test
  void a_plan_that_no_owner_could_take_is_refused_and_changes_nothing() {
    String rows =
        IntStream.range(0, 200)
            .mapToObj(row -> row(row, 500))
            .collect(Collectors.joining(",", "[", "]"));

    as("organiser")
        .body(
            "{\"name\":\"Hall\",\"seating\":{\"sections\":[{\"id\":\"S1\",\"rows\":%s}]}}"
                .formatted(rows))
        .put("/venue/" + id)
        .then()
        .statusCode(422)
        .body("code", equalTo("SALE_TOO_LARGE"));
    given().get("/venue/" + id).then().statusCode(404);
  }

  /** Of the default plan: sections of 20 rows A to T with 25 seats each. */
  private static String everySecondSeat(int sections) {
    return IntStream.rangeClosed(1, sections)
        .boxed()
        .flatMap(
            section ->
                IntStream.range(0, 500)
                    .filter(seat -> seat % 2 == 0)
                    .mapToObj(
                        seat -> "\"S%d:%c:%d\"".formatted(section, 'A' + seat / 25, seat % 25 + 1)))
        .collect(Collectors.joining(","));
  }

  /** With labels as long as may be. */
  private static String row(int number, int seats) {
    String labels =
        IntStream.range(0, seats)
            .mapToObj("\"seat-number-%04d\""::formatted)
            .collect(Collectors.joining(","));
    return "{\"id\":\"R%d\",\"runs\":[{\"count\":%d,\"category\":\"P1\",\"labels\":[%s]}]}"
        .formatted(number, seats, labels);
  }

  @Test
  void a_new_plan_raises_the_sale_version_of_its_events() {
    venue(60);
    long before = event("Gig").extract().jsonPath().getLong("saleVersion");

    venue(80).statusCode(200);

    long after = given().get("/event/" + id).then().extract().jsonPath().getLong("saleVersion");
    assertThat(after).isGreaterThan(before);
  }

  @Test
  void what_is_in_use_cannot_be_deleted() {
    venue(60);
    event("Gig");

    as("organiser").delete("/venue/" + id).then().statusCode(409).body("events", contains(id));
    as("organiser").delete("/event/" + id).then().statusCode(204);
    as("organiser").delete("/venue/" + id).then().statusCode(204);
    as("organiser").delete("/venue/" + id).then().statusCode(404);
  }

  @Test
  void an_event_remade_under_its_old_id_has_a_newer_sale() {
    venue(60);
    long before = event("Gig").extract().jsonPath().getLong("saleVersion");
    as("organiser").delete("/event/" + id).then().statusCode(204);

    long after = event("Gig").statusCode(201).extract().jsonPath().getLong("saleVersion");

    assertThat(after).isGreaterThan(before);
  }

  @Test
  void a_version_that_is_not_the_current_one_is_refused() {
    venue(60);
    String etag = event("Gig").extract().header("ETag");
    event("Gig 2").statusCode(200);

    as("organiser")
        .header("If-Match", etag)
        .body(eventBody("Gig 3"))
        .put("/event/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("VERSION_MISMATCH"));
  }

  @Test
  void details_show_the_event_and_are_not_sent_twice() {
    venue(60);
    event("Gig");

    String etag =
        given()
            .get("/event/details/" + id)
            .then()
            .statusCode(200)
            .header("Cache-Control", containsString("stale-if-error"))
            .body("name", equalTo("Gig"))
            .body("venue.places", equalTo(60))
            .body("sections", hasSize(1))
            .extract()
            .header("ETag");
    given().header("If-None-Match", etag).get("/event/details/" + id).then().statusCode(304);
    given().get("/event/" + id + "/seats").then().body("sections[0].rows", hasSize(3));
    given()
        .accept("application/ld+json")
        .get("/event/details/" + id)
        .then()
        .body("'@type'", equalTo("Event"));
  }

  @ParameterizedTest(name = "{0} {1} => {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # method | path                | body                        | status | code
          GET      | /nothing            |                             | 404    | PATH_UNKNOWN
          GET      | /event/details/none |                             | 404    | EVENT_UNKNOWN
          GET      | /event/details/a.b  |                             | 400    | INVALID_ID
          GET      | /event/details/%00  |                             | 400    | BAD_REQUEST
          GET      | /event?venueId=%00  |                             | 400    | BAD_REQUEST
          GET      | /event?limit=x      |                             | 400    | INVALID_PARAMETER
          GET      | /event?limit=201    |                             | 400    | INVALID_PARAMETER
          GET      | /booking?limit=x    |                             | 400    | INVALID_PARAMETER
          GET      | /booking?limit=0    |                             | 400    | INVALID_PARAMETER
          GET      | /event?cursor=Kzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVogYWJj |                | 400    | INVALID_PARAMETER
          PUT      | /event/x/presale/p  | {"opensAt":"+999999999-01-01T00:00:00Z","closesAt":"+999999999-02-01T00:00:00Z","codes":[{"code":"SPRING-2030"}]} | 400 | VALIDATION_FAILED
          PATCH    | /event/x            |                             | 405    | METHOD_NOT_ALLOWED
          PUT      | /performer/x        |                             | 400    | BODY_MISSING
          PUT      | /performer/x        | {                           | 400    | MALFORMED_JSON
          PUT      | /performer/x        | {"name":5}                  | 400    | WRONG_TYPE
          PUT      | /performer/x        | {"name":"a\\u0000b"}        | 400    | VALIDATION_FAILED
          PUT      | /performer/x        | {"name":"n","age":5}        | 400    | UNKNOWN_FIELD
          PUT      | /performer/x        | {"name":"n","name":"m"}     | 400    | MALFORMED_JSON
          PUT      | /performer/x        | {"name":""}                 | 400    | VALIDATION_FAILED
          PUT      | /performer/a:b      | {"name":"n"}                | 400    | INVALID_ID
          PUT      | /event/x            | {"name":"n","start":"1","venueId":"v"} | 400 | VALIDATION_FAILED
          PUT      | /venue/x            | {"name":"n","capacity":0}   | 400    | VALIDATION_FAILED
          POST     | /venue/import       | {}                          | 422    | PLAN_INVALID
          """)
  void a_refused_request_is_a_problem_with_a_code(
      String method, String path, String body, int status, String code) {
    as("organiser")
        .urlEncodingEnabled(false)
        .body(body == null ? "" : body)
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
  }

  @Test
  void tokens_are_checked() {
    String body = "{\"name\":\"n\"}";
    put(null, body).statusCode(401).body("code", equalTo("TOKEN_MISSING"));
    put("Bearer x.y.z", body).statusCode(401).body("code", equalTo("TOKEN_INVALID"));
    put(EdgeServers.as("fan"), body).statusCode(403).body("code", equalTo("FORBIDDEN"));
    put(EdgeServers.as("organiser", Duration.ofMinutes(-1)), body)
        .statusCode(401)
        .body("code", equalTo("TOKEN_EXPIRED"));
    put(EdgeServers.as("organiser") + "x", body)
        .statusCode(401)
        .body("code", equalTo("TOKEN_INVALID"));
  }

  @Test
  void a_body_that_is_too_long_is_refused() {
    as("organiser")
        .body("{\"name\":\"" + "n".repeat(300_000) + "\"}")
        .put("/performer/" + id)
        .then()
        .statusCode(413)
        .body("code", equalTo("BODY_TOO_LARGE"));
  }

  private ValidatableResponse put(String authorization, String body) {
    var request = given().contentType("application/json").body(body);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.put("/performer/" + id).then();
  }

  private ValidatableResponse venue(int capacity) {
    return as("organiser")
        .body("{\"name\":\"Hall\",\"capacity\":" + capacity + "}")
        .put("/venue/" + id)
        .then();
  }

  private ValidatableResponse event(String name) {
    return as("organiser").body(eventBody(name)).put("/event/" + id).then();
  }

  private String eventBody(String name) {
    return "{\"name\":\"%s\",\"start\":\"2090-05-01T20:00:00+02:00\",\"venueId\":\"%s\"}"
        .formatted(name, id);
  }

  private static io.restassured.specification.RequestSpecification as(String role) {
    return given().contentType("application/json").header("Authorization", EdgeServers.as(role));
  }

  private static long version(String etag) {
    return Long.parseLong(etag.replace("\"", ""));
  }
}
