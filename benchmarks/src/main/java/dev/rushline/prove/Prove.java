package dev.rushline.prove;

import dev.rushline.prove.answers.AnswersProof;
import dev.rushline.prove.failover.FailoverProof;
import dev.rushline.prove.restored.RestoredProof;
import dev.rushline.prove.storm.StormProof;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Entry of {@code ./rushline prove}. */
@Command(
    name = "prove",
    description = "Shows on real servers what takes too long for every test run.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Handled by the script itself:",
      "  safety-off  Takes away exactly-once, then the fence: the audit must fail.",
      "  long-tests  The tests that ./rushline test leaves out: crashes, losses, imports, rest."
    },
    scope = ScopeType.INHERIT,
    subcommands = {AnswersProof.class, FailoverProof.class, RestoredProof.class, StormProof.class})
public final class Prove {
  private Prove() {}

  /** Runs the proof named in the arguments and exits with its code: 0 when it holds. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Prove()).execute(args));
  }
}
