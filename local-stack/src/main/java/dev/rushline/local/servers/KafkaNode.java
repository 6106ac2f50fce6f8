package dev.rushline.local.servers;

/**
 * One node of a cluster in which every node is broker and controller. Its ports cannot change once
 * its storage is formatted.
 *
 * @param id 1 or more
 * @param port where clients connect
 * @param controllerPort where the nodes agree on metadata
 */
public record KafkaNode(int id, int port, int controllerPort) {

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  String voter() {
    return id + "@127.0.0.1:" + controllerPort;
  }
}
