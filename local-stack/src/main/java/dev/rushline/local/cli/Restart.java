package dev.rushline.local.cli;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "restart",
    description = {
      "Ends one process cleanly, if it runs, starts it and waits until it serves.",
      "What it needs must run."
    })
final class Restart implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "A server, see ./rushline status.")
  private String name;

  @Override
  public Integer call() throws InterruptedException {
    Server server = Clone.system().named(name);
    Launch.stop(server);
    Launch.start(server);
    return 0;
  }
}
