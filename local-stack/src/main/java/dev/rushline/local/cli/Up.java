package dev.rushline.local.cli;

import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Start;
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

  @Override
  public Integer call() throws Exception {
    LocalSystem system = Clone.system();
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
                    "  %-16s 127.0.0.1:%d"
                        .formatted(server.name(), server.ports().getFirst().number())));
    if (!serversOnly) {
      Welcome.lines(system.apiEdge().url()).forEach(progress::say);
    }
    return 0;
  }
}
