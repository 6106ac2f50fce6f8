package dev.rushline.local.cli;

import dev.rushline.local.stack.KeptScale;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Start;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = "Starts the whole system in the background and waits until it serves.")
final class Up implements Callable<Integer> {

  @Option(
      names = "--servers-only",
      description = "Leave out our own applications, to run them by hand.")
  private boolean serversOnly;

  @Option(
      names = "--brokers",
      description = "Kafka brokers: 1, or 3 so that one may die (what the data was made with).")
  private Integer brokers;

  @Option(
      names = "--owners",
      description = "Instances of booking-streams; with more than one each has a standby.")
  private Integer owners;

  @Option(names = "--edges", description = "Instances of api-edge.")
  private Integer edges;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = changed(Clone.system());
    Progress progress = new Progress(System.out);
    long start = System.nanoTime();
    progress.say("Starting in " + system.files().root());
    new Start(system, progress).run(serversOnly ? Start.Extent.SERVERS : Start.Extent.ALL);
    progress.say("Up after %.1f s.".formatted((System.nanoTime() - start) / 1e9));
    progress.say("");
    system.all().stream()
        .filter(server -> server.daemon().isRunning())
        .forEach(
            server ->
                progress.say(
                    "  %-18s 127.0.0.1:%d"
                        .formatted(server.name(), server.ports().getFirst().number())));
    if (!serversOnly) {
      Welcome.lines(system.apiEdge().url()).forEach(progress::say);
    }
    return 0;
  }

  private LocalSystem changed(LocalSystem kept) {
    boolean running = kept.all().stream().anyMatch(server -> server.daemon().isRunning());
    new KeptScale(kept.files())
        .change(
            Optional.ofNullable(brokers),
            Optional.ofNullable(owners),
            Optional.ofNullable(edges),
            running);
    return Clone.system();
  }
}
