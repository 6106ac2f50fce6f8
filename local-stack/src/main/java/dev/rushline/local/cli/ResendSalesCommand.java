package dev.rushline.local.cli;

import dev.rushline.local.stack.LocalSystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "resend-sales",
    description = {
      "Tells owners again what the catalogue says, of all sales that they keep (30 days after"
          + " the event), in small batches.",
      "Changes nothing for owners who know it; it may be interrupted and repeated."
    })
final class ResendSalesCommand implements Callable<Integer> {

  @Option(
      names = "--overrule",
      description = {
        "Give every sale a new version, so that owners who know something newer take it, too:",
        "for a catalogue that came from a backup. Cancellations it does not know are taken back."
      })
  private boolean overrule;

  @Override
  public Integer call() throws Exception {
    LocalSystem system = Clone.system();
    Clone.requireRunning(system.postgres(), system.apiEdge(), system.connect());
    System.out.println(Clone.installation(System.out::println).resendSales(overrule) + ".");
    return 0;
  }
}
