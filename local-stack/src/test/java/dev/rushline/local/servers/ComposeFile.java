package dev.rushline.local.servers;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * What a compose file says, as far as a test asks.
 *
 * @param services by name, as they are after anchors were followed
 */
record ComposeFile(Map<String, Map<String, Object>> services) {

  @SuppressWarnings("unchecked")
  static ComposeFile read(Path file) throws IOException {
    Map<String, Object> content = new Yaml().load(Files.readString(file));
    return new ComposeFile((Map<String, Map<String, Object>>) content.get("services"));
  }

  Set<String> names() {
    return services.keySet();
  }

  private Object of(String service, String key) {
    return services.get(service).getOrDefault(key, Map.of());
  }

  /** The image that is used when no variable names another. */
  String image(String service) {
    return otherwise(of(service, "image").toString());
  }

  String buildArgument(String service, String name) {
    Map<?, ?> arguments = (Map<?, ?>) ((Map<?, ?>) of(service, "build")).get("args");
    return otherwise(arguments.get(name).toString());
  }

  /** With the name that the entry point of our images makes of {@code ..._PASSWORD_FILE}. */
  Map<String, String> environment(String service) {
    return ((Map<?, ?>) of(service, "environment"))
        .entrySet().stream()
            .collect(
                toMap(
                    entry -> entry.getKey().toString().replaceFirst("(_PASSWORD)_FILE$", "$1"),
                    entry -> otherwise(entry.getValue().toString())));
  }

  List<String> command(String service) {
    return ((List<?>) of(service, "command")).stream().map(Object::toString).toList();
  }

  /** Empty when it has no check of its health. */
  List<String> healthTest(String service) {
    Object test = ((Map<?, ?>) of(service, "healthcheck")).get("test");
    return test == null ? List.of() : ((List<?>) test).stream().map(Object::toString).toList();
  }

  List<String> ports(String service) {
    Object ports = services.get(service).get("ports");
    return ports == null ? List.of() : ((List<?>) ports).stream().map(Object::toString).toList();
  }

  /** Whether {@code up} runs it to its end. */
  boolean isStep(String service) {
    return of(service, "restart").equals("no") && !services.get(service).containsKey("profiles");
  }

  /** Whether {@code up} starts it and has it run. */
  boolean isServer(String service) {
    return of(service, "restart").equals("unless-stopped");
  }

  /** Whether somebody starts only when this step has ended well. */
  boolean isAwaited(String step) {
    return names().stream()
        .map(service -> ((Map<?, ?>) of(service, "depends_on")).get(step))
        .anyMatch(Map.of("condition", "service_completed_successfully")::equals);
  }

  private static String otherwise(String value) {
    return value.replaceFirst("^\\$\\{[A-Z_]+:-(.*)}$", "$1");
  }
}
