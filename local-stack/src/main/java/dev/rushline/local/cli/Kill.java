package dev.rushline.local.cli;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "kill",
    description = {
      "Ends one process as a crash would (SIGKILL), to see what the others do.",
      "./rushline restart NAME brings it back."
    })
final class Kill implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "A server, see ./rushline status.")
  private String name;

  @Override
  public Integer call() throws InterruptedException {
    Server server = Clone.system().named(name);
    if (!server.daemon().isRunning()) {
      throw new ServerFailed(name + " does not run");
    }
    server.daemon().kill();
    return 0;
  }
}
