package dev.rushline.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check of what the parser reads sees what it is against, and nothing else. */
class CodeChecksFailTest {
  private static final String MAIN = "m/src/main/java/dev/rushline/m/";
  private static final String FAMILIES =
      """
      sealed interface Event {
        record Held() implements Event {}
        record Freed() implements Event {}
        record Note() {}
      }
      sealed interface Wish permits Named, Best {}
      """;

  private Sapling sapling;

  @BeforeEach
  void plant(@TempDir Path root) {
    sapling = new Sapling(root);
  }

  @Test
  void a_function_of_more_than_one_screen() throws IOException {
    sapling.with(
        MAIN + "A.java",
        "class A {",
        "  void fits() {\n" + "\n".repeat(38) + "  }",
        "  int grown(",
        "      int a) {\n" + "\n".repeat(39) + "    return a; }",
        "  A() {\n" + "\n".repeat(39) + "  }",
        "  void none();",
        "}");

    assertThat(new Functions().faults(sapling.tree()))
        .containsExactly(
            MAIN + "A.java: grown: 41 lines, at most 40",
            MAIN + "A.java: <init>: 41 lines, at most 40");
  }

  @Test
  void what_cannot_be_read_is_not_passed_over() throws IOException {
    sapling.with(MAIN + "A.java", "class A { void a( }");

    assertThatThrownBy(() -> new Functions().faults(sapling.tree())).hasMessageContaining("A.java");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // body of a function                                                             => faults
    "'switch (x) { case Held h -> go(); default -> {} }',                                1",
    "'switch (x) { case Event.Held h: go(); break; default: }',                          1",
    "'return switch (x) { case Held _ -> 1; default -> 0; };',                           1",
    "'return switch (x) { case Named _ -> 1; case null, default -> 0; };',               1",
    "'return switch (x) { case Held() -> 1; default -> other(x); };',                    1",
    "'return switch (x) { case Held h when h.is() -> 1; default -> 0; };',               1",
    "'return switch (x) { case SeatsHeld _ -> 1; default -> 0; };',                      1",
    "'return switch (x) { case SeatsHeld _ -> 1; default -> throw new Error(); };',      0",
    "'switch (x) { case Held h -> go(); default -> { throw new Error(); } }',            0",
    "'switch (x) { case Held h -> go(); case Freed f -> {} }',                           0",
    "'switch (x) { case Note n -> go(); default -> {} }',                                0",
    "'switch (x) { case String s -> go(); default -> {} }',                              0",
    "'switch (x) { case HELD -> go(); default -> {} }',                                  0",
    "'run(() -> { switch (x) { case Held h -> go(); default -> {} } });',                1",
  })
  void a_default_that_passes_over_new_kinds(String body, int faults) throws IOException {
    sapling
        .with(MAIN + "Families.java", FAMILIES)
        .with(
            "schemas/src/main/avro/SeatsHeld.avsc",
            "{\"type\": \"record\", \"name\": \"SeatsHeld\"}")
        .with(MAIN + "A.java", "class A { Object a(Object x) {", body, "} }");

    assertThat(new NamedCases().faults(sapling.tree())).hasSize(faults);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // member of a class                                                     => faults
    "'Clock clock = Clock.systemUTC();',                                        1",
    "'Clock clock = java.time.Clock.system(ZONE);',                             1",
    "'Instant a() { return Instant.now(); }',                                   1",
    "'Instant a() { return Instant.now(clock); }',                              0",
    "'LocalDate a() { return LocalDate.now(ZoneOffset.UTC); }',                 1",
    "'Supplier<Instant> a = Instant::now;',                                     1",
    "'LongSupplier a = System::currentTimeMillis;',                             1",
    "'long a() { return System.currentTimeMillis(); }',                         1",
    "'long a() { return System.nanoTime(); }',                                  0",
    "'Date a() { return new Date(); }',                                         1",
    "'Date a(long at) { return new Date(at); }',                                0",
    "'Instant a(Clock clock) { return clock.instant(); }',                      0",
    "'@Produces @Singleton Clock a() { return Clock.systemUTC(); }',            0",
    "'@Produces(JSON) Clock a() { return Clock.systemUTC(); }',                 1",
    "'static void main(String[] a) { new A(Clock.systemUTC()); }',              0",
    "'A() { this(Clock.systemUTC()); } A(Clock clock) {}',                      0",
    "'A(int a) { this(a, Clock.systemUTC()); }',                                1",
    "'A() { this.clock = Clock.systemUTC(); }',                                 1",
  })
  void a_clock_of_its_own(String member, int faults) throws IOException {
    sapling
        .with(MAIN + "A.java", "class A { " + member + " }")
        .with("local-stack/src/main/java/dev/A.java", "class A { " + member + " }");

    assertThat(new GivenTime().faults(sapling.tree())).hasSize(faults);
  }

  @Test
  void more_arguments_than_a_reader_can_tell_apart() throws IOException {
    String nine = "int a, int b, int c, int d, int e, int f, int g, int h, int i";
    sapling
        .with("schemas/src/main/avro/Ticket.avsc", "{\"type\": \"record\", \"name\": \"Ticket\"}")
        .with(
            MAIN + "A.java",
            "import dev.rushline.schemas.bookings.Ticket;",
            "class A {",
            "  A(" + nine + ") {}",
            "  void eight(int a, int b, int c, int d, int e, int f, int g, int h) {}",
            "  void nine(" + nine + ") {}",
            "  Object made = new Ticket(1, 2, 3, 4, 5, 6, 7, 8, 9);",
            "  record Wide(" + nine + ") { static int J = 9; Wide {} }",
            "  record Narrow(int a) { static int B, C, D, E, F, G, H, I; }",
            "  @JsonInclude(NON_NULL) record Body(" + nine + ") {}",
            "}")
        .with(
            MAIN + "B.java",
            "@ApplicationScoped class B {",
            "  B(" + nine + ") {}",
            "  Object made = new Ticket(1, 2, 3, 4, 5, 6, 7, 8, 9);",
            "}");

    assertThat(new Arguments().faults(sapling.tree()))
        .containsExactly(
            MAIN + "A.java: A: 9 arguments, at most 8",
            MAIN + "A.java: nine: 9 arguments, at most 8",
            MAIN + "A.java: new Ticket: 9 arguments, at most 8",
            MAIN + "A.java: record Wide: 9 arguments, at most 8");
  }
}
