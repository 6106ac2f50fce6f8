package dev.rushline.local.cli;

import dev.rushline.local.stack.LocalSystem;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "reindex",
    description = {
      "Makes the index of events anew from search.documents, as its current definition says,"
          + " while searches go on.",
      "After an interruption, repeat it."
    })
final class ReindexCommand implements Callable<Integer> {

  @Option(names = "--keep-old", description = "Keep the old index; nobody searches it any more.")
  private boolean keepOld;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalSystem system = Clone.system();
    Clone.requireLog(system);
    Clone.requireRunning(system.registry(), system.elasticsearch(), system.connect());
    Clone.installation(System.out::println).reindex(keepOld);
    return 0;
  }
}
