package dev.rushline.local.cli;

import dev.rushline.local.process.Directories;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.stack.Progress;
import dev.rushline.local.stack.Stop;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stops the system; its data is kept.")
final class Down implements Callable<Integer> {
  /** What a new start makes anew. The downloaded servers stay. */
  private static final List<String> WIPED =
      List.of("data", "logs", "run", "config", "secrets", "keys");

  @Option(names = "--wipe", description = "Also delete all data, logs, passwords and keys.")
  private boolean wipe;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = Clone.system();
    Progress progress = new Progress(System.out);
    new Stop(system, progress).run();
    if (wipe) {
      for (String directory : WIPED) {
        Directories.delete(system.files().root().resolve(directory));
      }
      progress.say("Data, logs, passwords and keys are deleted.");
    }
    return 0;
  }
}
