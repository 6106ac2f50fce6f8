package dev.rushline.tools.topics;

/**
 * Where an installation's log and its schemas are.
 *
 * @param bootstrap addresses of brokers
 * @param registryUrl address of the schema registry
 */
public record Servers(String bootstrap, String registryUrl) {

  /** Those of this machine, at the ports that {@code ./rushline up} takes. */
  public static Servers ofThisMachine() {
    return new Servers(
        "127.0.0.1:" + port("RUSHLINE_KAFKA_PORT", "9092"),
        "http://127.0.0.1:" + port("RUSHLINE_REGISTRY_PORT", "8081"));
  }

  private static String port(String setting, String otherwise) {
    return System.getenv().getOrDefault(setting, otherwise);
  }
}
