package dev.rushline.local.cli;

import dev.rushline.local.process.Log;
import dev.rushline.local.servers.Server;
import dev.rushline.local.stack.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the last lines of the logs, or of one log.")
final class Logs implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A server, see ./rushline status.")
  private String name;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "40",
      description = "Lines per log (40).")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on.")
  private boolean follow;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalSystem system = Clone.system();
    List<Server> servers = name == null ? system.all() : List.of(system.named(name));
    if (follow) {
      return follow(servers.stream().map(server -> server.daemon().log()).toList());
    }
    for (Server server : servers) {
      Path log = server.daemon().log();
      System.out.println("==> " + log);
      Log.tail(log, lines).forEach(System.out::println);
    }
    return 0;
  }

  private int follow(List<Path> logs) throws IOException, InterruptedException {
    List<String> command =
        new java.util.ArrayList<>(List.of("tail", "-n", Integer.toString(lines), "-F"));
    logs.stream().filter(Files::exists).map(Path::toString).forEach(command::add);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
