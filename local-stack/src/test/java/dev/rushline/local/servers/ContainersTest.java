package dev.rushline.local.servers;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docker-compose.yml says what the local stack says, without an engine that could be asked. */
class ContainersTest {
  private static final Path ROOT = Path.of(System.getProperty("rushline.root"));
  private static final Pattern READ = Pattern.compile("\\$\\{(RUSHLINE_[A-Z_]+)");

  /** The default of each application is right in a container of its own. */
  private static final Set<String> OPTIONAL = Set.of("RUSHLINE_HTTP_PORT", "RUSHLINE_LOG_JSON");

  @TempDir static Path home;

  private static LocalSystem local;
  private static ComposeFile compose;
  private static String dockerfile;

  @BeforeAll
  static void read() throws IOException {
    local =
        LocalSystem.of(
            ROOT, new ProcessFiles(home), Software.fromSystemProperty(), Settings.from(Map.of()));
    compose = ComposeFile.read(ROOT.resolve("docker-compose.yml"));
    dockerfile = Files.readString(ROOT.resolve("containers/Dockerfile"));
  }

  static Stream<ApplicationServer> applications() {
    return local.all().stream()
        .filter(ApplicationServer.class::isInstance)
        .map(ApplicationServer.class::cast);
  }

  @Test
  void every_process_of_the_local_system_is_a_service() {
    assertThat(compose.names()).containsAll(local.all().stream().map(Server::name).toList());
  }

  @ParameterizedTest
  @MethodSource("applications")
  void an_application_is_given_what_it_reads_and_all_that_it_needs(ApplicationServer application)
      throws IOException {
    Path module = jar(application).getParent().getParent().getParent();
    Set<String> read =
        READ.matcher(Files.readString(module.resolve("src/main/resources/application.properties")))
            .results()
            .map(found -> found.group(1))
            .collect(toSet());
    Set<String> needed =
        application.environment().keySet().stream()
            .filter(read::contains)
            .filter(Predicate.not(OPTIONAL::contains))
            .collect(toSet());

    assertThat(read).isNotEmpty().containsAll(compose.environment(application.name()).keySet());
    assertThat(compose.environment(application.name())).containsKeys(needed.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("applications")
  void an_application_is_run_as_the_local_stack_runs_it(ApplicationServer application) {
    assertThat(compose.buildArgument(application.name(), "DIRECTORY"))
        .isEqualTo(ROOT.relativize(jar(application).getParent()).toString());
    assertThat(jvmOptions(application.name())).isEqualTo(options(application.command()));
    assertThat(compose.healthTest(application.name()))
        .containsExactly(
            "CMD",
            "healthy",
            Integer.toString(application.ports().getFirst().number()),
            "/q/health/ready");
  }

  @Test
  void the_registry_is_the_local_stacks() throws IOException {
    Map<String, String> expected = new TreeMap<>(local.registry().environment());
    expected.put("QUARKUS_HTTP_HOST", "0.0.0.0");
    expected.put("APICURIO_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/registry");
    expected.put(
        "APICURIO_DATASOURCE_PASSWORD", "/var/lib/rushline/secrets/" + PostgresRoles.REGISTRY);

    assertThat(compose.environment("registry")).isEqualTo(expected);
    assertThat(jvmOptions("registry")).isEqualTo(options(local.registry().command()));
  }

  @Test
  void the_worker_of_connect_is_the_local_stacks() throws IOException {
    Properties written = new Properties();
    written.load(new StringReader(Files.readString(ROOT.resolve("containers/connect.properties"))));
    ConnectConfig expected =
        new ConnectConfig(
            "kafka:9092",
            "http://0.0.0.0:8083",
            Path.of("/opt/rushline/plugins"),
            Path.of("/var/lib/rushline/secrets"));

    assertThat(written).isEqualTo(expected.settings());
    assertThat(jvmOptions("connect")).isEqualTo(options(local.connect().command()));
  }

  @Test
  void the_broker_is_set_as_the_local_stacks() {
    Map<String, String> expected =
        local.kafka().settings().entrySet().stream()
            .collect(
                toMap(
                    entry -> "KAFKA_" + entry.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                    Map.Entry::getValue));
    Map<String, String> set = compose.environment("kafka");
    Set<String> ofContainers =
        Set.of(
            "KAFKA_LISTENERS",
            "KAFKA_ADVERTISED_LISTENERS",
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            "KAFKA_LOG_DIRS",
            "KAFKA_HEAP_OPTS",
            "KAFKA_JVM_PERFORMANCE_OPTS");
    List.of(expected, set).forEach(settings -> settings.keySet().removeAll(ofContainers));

    assertThat(set).isEqualTo(expected);
    assertThat(local.kafka().command())
        .contains(compose.environment("kafka").get("KAFKA_HEAP_OPTS"));
  }

  @Test
  void elasticsearch_is_set_as_the_local_stacks() {
    Map<String, String> expected = local.elasticsearch().settings();
    List.of("network.host", "http.port", "transport.port", "path.data", "path.logs")
        .forEach(expected::remove);
    Map<String, String> set = compose.environment("elasticsearch");
    set.remove("ES_JAVA_OPTS");

    assertThat(set).isEqualTo(expected);
  }

  @Test
  void postgresql_decodes_as_the_local_stacks() {
    List<String> command = compose.command("postgres");

    assertThat(command.subList(1, command.size())).isEqualTo(PostgresServer.LOGICAL_DECODING);
  }

  @Test
  void versions_are_those_of_the_build() throws IOException {
    Properties versions = new Properties();
    try (InputStream in = Software.class.getResourceAsStream("software.properties")) {
      versions.load(in);
    }
    String java =
        Pattern.compile("<maven.compiler.release>([0-9]+)<")
            .matcher(Files.readString(ROOT.resolve("pom.xml")))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    assertThat("kafka-" + tag("kafka")).isEqualTo(versions.get("kafka"));
    assertThat("elasticsearch-" + tag("elasticsearch")).isEqualTo(versions.get("elasticsearch"));
    assertThat(versions.getProperty("postgres")).startsWith("postgres-" + tag("postgres") + ".");
    assertThat(compose.buildArgument("registry", "DIRECTORY"))
        .isEqualTo(".rushline/servers/" + versions.get("registry"));
    assertThat(dockerfile).contains("ARG KAFKA_VERSION=" + tag("kafka") + "\n");
    assertThat(compose.buildArgument("api-edge", "JDK_IMAGE"))
        .isEqualTo("eclipse-temurin:" + java + "-jre");
    assertThat(dockerfile).contains("ARG JDK_IMAGE=eclipse-temurin:" + java + "-jre\n");
  }

  @Test
  void only_the_edge_is_published_and_to_this_machine_alone() {
    assertThat(compose.names().stream().filter(name -> !compose.ports(name).isEmpty()))
        .containsExactly("api-edge");
    assertThat(compose.ports("api-edge"))
        .allMatch(port -> port.startsWith("${RUSHLINE_EDGE_ADDRESS:-127.0.0.1}:"));
  }

  /** Or {@code up --wait} takes its end for a failure. */
  @Test
  void every_step_is_awaited_and_every_server_is_checked() {
    assertThat(compose.names().stream().filter(compose::isStep))
        .hasSize(4)
        .allMatch(compose::isAwaited);
    assertThat(compose.names().stream().filter(compose::isServer))
        .hasSizeGreaterThanOrEqualTo(local.all().size())
        .noneMatch(name -> compose.healthTest(name).isEmpty());
  }

  private static Path jar(ApplicationServer application) {
    return Path.of(application.command().getLast());
  }

  private static String tag(String service) {
    String image = compose.image(service);
    return image.substring(image.lastIndexOf(':') + 1);
  }

  /** What the entry point of our images and the service's command tell the JVM. */
  private static Set<String> jvmOptions(String service) {
    String entryPoint =
        dockerfile
            .lines()
            .dropWhile(line -> !line.startsWith("ENTRYPOINT"))
            .limit(2)
            .reduce("", String::concat);
    Stream<String> ofImage =
        Pattern.compile("\"([^\"]+)\"").matcher(entryPoint).results().map(found -> found.group(1));
    return options(Stream.concat(ofImage, compose.command(service).stream()).toList());
  }

  private static Set<String> options(List<String> command) {
    return command.stream()
        .filter(argument -> argument.startsWith("-"))
        .filter(argument -> !Set.of("-jar", "-cp").contains(argument))
        .collect(toSet());
  }
}
