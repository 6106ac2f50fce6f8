package dev.rushline.bench;

/** Where the running installation is: the addresses of {@code ./rushline up}. */
public final class Addresses {
  public String bootstrap() {
    return "127.0.0.1:" + port("RUSHLINE_KAFKA_PORT", "9092");
  }

  public String registryUrl() {
    return "http://127.0.0.1:" + port("RUSHLINE_REGISTRY_PORT", "8081");
  }

  /** The directory of the clone. */
  public String root() {
    return System.getProperty("rushline.root", ".");
  }

  public String edge() {
    return "http://127.0.0.1:" + edgePort();
  }

  public int edgePort() {
    return Integer.parseInt(port("RUSHLINE_EDGE_PORT", "8080"));
  }

  private static String port(String setting, String otherwise) {
    return System.getenv().getOrDefault(setting, otherwise);
  }
}
