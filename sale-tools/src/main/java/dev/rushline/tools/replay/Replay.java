package dev.rushline.tools.replay;

import dev.rushline.tools.topics.Servers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./rushline replay}. */
@Command(
    name = "replay",
    description = {
      "Decides an event's log once more and tells what was so: the seat map, or one booking's",
      "story, or what a customer was told. Reads the running broker; changes nothing."
    },
    mixinStandardHelpOptions = true)
public final class Replay implements Callable<Integer> {

  @Option(names = "--event", required = true, description = "The event.")
  private String eventId;

  @Option(
      names = "--as-of",
      paramLabel = "TIME|OFFSET",
      description = "Up to this moment of the log, or this command. Default: to its end.")
  private String asOf;

  @Option(names = "--booking", description = "Tell this booking's story.")
  private String bookingId;

  @Option(names = "--customer", description = "Tell what this customer asked and was told.")
  private String customerId;

  @Option(
      names = "--check",
      description = "Compare with what the owner has decided and stored; 1 if they differ.")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Servers servers = Servers.ofThisMachine();
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> missing =
        new Beginning(eventId, servers.bootstrap(), servers.registryUrl()).missing();
    if (missing.isPresent()) {
      spec.commandLine().getErr().println(missing.get());
      return CommandLine.ExitCode.SOFTWARE;
    }
    Retold retold = Retold.of(eventId, moment(), servers.bootstrap(), servers.registryUrl());
    if (retold.steps().isEmpty()) {
      out.printf("No command for event %s is in the log up to then%n", eventId);
      return 1;
    }
    Telling telling = new Telling(retold, out);
    if (bookingId != null) {
      telling.booking(bookingId);
    } else if (customerId != null) {
      telling.customer(customerId);
    } else {
      telling.seatMap(eventId);
    }
    return check ? compare(retold, servers, out) : 0;
  }

  private AsOf moment() {
    try {
      return asOf == null ? AsOf.NOW : AsOf.parse(asOf);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--as-of: " + e.getMessage(), e);
    }
  }

  private int compare(Retold retold, Servers servers, PrintWriter out) {
    if (asOf != null) {
      throw new ParameterException(
          spec.commandLine(), "--check compares with what is so now: leave --as-of out");
    }
    List<String> differences =
        new Comparison(eventId, servers.bootstrap(), servers.registryUrl()).differences(retold);
    if (differences.isEmpty()) {
      out.println("Replay equals live: the same events, and the same bytes in the stores.");
      return 0;
    }
    differences.forEach(out::println);
    return 1;
  }
}
