package dev.rushline.tools;

import dev.rushline.tools.lottery.VerifyLottery;
import dev.rushline.tools.replay.Replay;
import dev.rushline.tools.simulation.Simulate;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry of {@code ./rushline simulate}, {@code replay} and {@code verify-lottery}. */
@Command(
    name = "rushline",
    mixinStandardHelpOptions = true,
    subcommands = {Simulate.class, Replay.class, VerifyLottery.class})
public final class SaleTools {
  private SaleTools() {}

  /** Runs the command named in the arguments and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SaleTools()).execute(args));
  }
}
