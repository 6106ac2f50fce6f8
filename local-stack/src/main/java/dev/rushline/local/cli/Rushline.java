package dev.rushline.local.cli;

import dev.rushline.local.process.ServerFailed;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry point of the command line. To add a command, write its class and name it here. */
@Command(
    name = "rushline",
    synopsisSubcommandLabel = "COMMAND",
    description = "Runs Rushline on this machine.",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      Logs.class,
      Kill.class,
      Restart.class,
      ImportCommand.class,
      TopicsCommand.class,
      ReindexCommand.class,
      ResendSalesCommand.class,
      ResumeSaleCommand.class,
      Tail.class,
      KafkaTool.class,
      TokenCommand.class,
      ProvisionCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Handled by the script itself:",
      "  test      Runs every check but the long proofs: format, compile, rules, tests on real servers.",
      "  bench     Measures what runs: bench checkout, bench rules; see bench --help.",
      "  prove     Shows what takes too long for every test: prove storm, prove answers,",
      "            prove failover, prove long-tests; see prove --help.",
      "  simulate  Drives the rules of the sale with random commands; see simulate --help.",
      "  replay    Tells what was so at any moment of an event's log; see replay --help.",
      "  verify-lottery",
      "            Checks from the log that a line's draw was fair; see verify-lottery --help."
    })
public final class Rushline {
  private static final int FAILED = 2;

  private Rushline() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    // The clients log what we report ourselves, such as a server that is not up yet.
    Logger.getLogger("").setLevel(Level.SEVERE);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Rushline())
        .setStopAtPositional(false)
        .setExecutionExceptionHandler((error, command, parsed) -> report(error, command));
  }

  /** A failure that names itself needs no stack trace; any other one does. */
  private static int report(Exception error, CommandLine command) {
    if (error instanceof ServerFailed) {
      command.getErr().println("rushline: " + error.getMessage());
    } else {
      error.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return FAILED;
  }
}
