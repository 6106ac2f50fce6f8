package dev.rushline.local.connectors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a connector is, for people.
 *
 * @param state Connect's word for it, such as RUNNING
 * @param tasks the same for each task
 * @param behind for a sink: records that are not written yet, as far as it has said so, which it
 *     does every 5 s
 * @param reason why it or a task has failed, or empty
 */
public record ConnectorReport(
    String name, String state, List<String> tasks, OptionalLong behind, String reason) {

  /** All connectors that a worker knows, by name. */
  public static List<ConnectorReport> all(String connectUrl, String bootstrap)
      throws IOException, InterruptedException {
    ConnectRest connect = new ConnectRest(connectUrl);
    List<ConnectorReport> reports = new ArrayList<>();
    for (String name : connect.names()) {
      List<String> words = connect.state(name).words();
      OptionalLong behind = OptionalLong.empty();
      for (String topic : connect.topicsOfSink(name)) {
        behind = OptionalLong.of(behind.orElse(0) + new SinkGroup(bootstrap, name).behind(topic));
      }
      reports.add(
          new ConnectorReport(
              name,
              words.isEmpty() ? "UNKNOWN" : words.getFirst(),
              words.isEmpty() ? List.of() : words.subList(1, words.size()),
              behind,
              connect.state(name).reason()));
    }
    return List.copyOf(reports);
  }

  /** Whether it and all its tasks run, as far as Connect knows. */
  public boolean runs() {
    return state.equals("RUNNING")
        && !tasks.isEmpty()
        && tasks.stream().allMatch("RUNNING"::equals);
  }
}
