package dev.rushline.local.cli;

import dev.rushline.local.importing.EdgeClient;
import dev.rushline.local.importing.ImportResult;
import dev.rushline.local.importing.ProgressBar;
import dev.rushline.local.importing.Source;
import dev.rushline.local.process.ServerFailed;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Imports events (schema.org, one JSON object per line, plain or gzip) and seating plans"
          + " (pretix).",
      "Exit code: 0 all imported, 1 some refused, 2 failed."
    })
final class ImportCommand implements Callable<Integer> {
  private static final int REFUSALS_SHOWN = 20;
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "\"-\" is standard input (events).")
  private List<String> files;

  @Option(
      names = "--rekey",
      description = "Give new ids to a plan's seats where they are not unique.")
  private boolean rekey;

  @Option(names = "--all", description = "Print every refused line, not only the first 20.")
  private boolean all;

  @Override
  public Integer call() throws IOException, InterruptedException {
    EdgeClient edge =
        new EdgeClient(
            Clone.addresses().edge(),
            TokenCommand.print(Clone.system(), TokenCommand.Role.organiser, "rushline-import"));
    boolean complete = true;
    for (String file : files) {
      complete &= importOne(edge, file);
    }
    return complete ? 0 : 1;
  }

  private boolean importOne(EdgeClient edge, String file) throws IOException, InterruptedException {
    if (file.equals(STANDARD_INPUT)) {
      return importEvents(edge, Source.of(System.in));
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new ServerFailed(file + " is no file that can be read");
    }
    return Source.isSeatingPlan(path)
        ? importPlan(edge, path)
        : importEvents(edge, Source.of(path));
  }

  private boolean importPlan(EdgeClient edge, Path file) throws IOException, InterruptedException {
    List<String> faults = edge.importSeatingPlan(file, rekey);
    faults.forEach(System.out::println);
    System.out.println(
        file.getFileName() + (faults.isEmpty() ? ": imported" : ": refused, nothing was changed"));
    return faults.isEmpty();
  }

  private boolean importEvents(EdgeClient edge, Source source)
      throws IOException, InterruptedException {
    LongConsumer progress = bytes -> {};
    ProgressBar bar = new ProgressBar(System.err, source.name(), source.bytes());
    boolean interactive = hasTerminal();
    if (interactive) {
      progress = bar::show;
    }
    ImportResult result;
    try (source) {
      result = edge.importEvents(source, progress);
    } finally {
      if (interactive) {
        bar.clear();
      }
    }
    print(result);
    return result.refused() == 0;
  }

  // Error Prone believes that there always is a console; a process without a terminal has none.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean hasTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private void print(ImportResult result) {
    result.refusals().stream()
        .limit(all ? Long.MAX_VALUE : REFUSALS_SHOWN)
        .forEach(System.out::println);
    long shown =
        all ? result.refusals().size() : Math.min(REFUSALS_SHOWN, result.refusals().size());
    if (result.refused() > shown) {
      System.out.printf(
          "and %,d more%s%n", result.refused() - shown, all ? "" : " (--all shows them)");
    }
    System.out.println(result.summary());
  }
}
