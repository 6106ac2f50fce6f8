package dev.rushline.bench;

import dev.rushline.bench.report.Installation;
import dev.rushline.bench.report.ProcessorUse;
import dev.rushline.bench.report.Results;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A load and its yardstick in turns: yardstick, load, yardstick, and so on. A machine that is slow
 * for some minutes slows both.
 */
final class Rounds {
  private final String yardstickName;
  private final LoadOptions options;
  private final Results results;

  /** Measures something for the time of a round. */
  interface Run {
    Measurement measure(int inFlight) throws IOException, InterruptedException;
  }

  /**
   * Rounds that are printed, and written into a file.
   *
   * @param name of the benchmark
   * @param yardstickName what the yardstick is called in the table
   */
  Rounds(String name, String yardstickName, LoadOptions options) {
    this.yardstickName = yardstickName;
    this.options = options;
    this.results = new Results(name, Map.of("seats", options.seats, "yardstick", yardstickName));
  }

  /** Prints a row for each yardstick and load, and at last where the file is. */
  void run(Run yardstick, Run load) throws IOException, InterruptedException {
    System.out.println(Measurement.header("in flight"));
    for (int inFlight : options.inFlight) {
      Measurement before = yardstick.measure(inFlight);
      print(inFlight, yardstickName, before, Map.of());
      for (int round = 1; round <= options.rounds; round++) {
        ProcessorUse use = ProcessorUse.of(withOwn(Installation.processes()));
        Measurement own = load.measure(inFlight);
        Map<String, Double> cores = use.sinceThen();
        Measurement after = yardstick.measure(inFlight);
        print(inFlight, "", own, cores);
        print(inFlight, yardstickName, after, Map.of());
        double ratio =
            2
                * own.perSecond(options.duration())
                / (before.perSecond(options.duration()) + after.perSecond(options.duration()));
        System.out.printf(Locale.ROOT, "  ratio %.3f; cores: %s%n", ratio, words(cores));
        results.add(Map.of("inFlight", inFlight, "round", round, "ratio", ratio));
        before = after;
      }
    }
    System.out.println("Written to " + results.write());
  }

  private static Map<String, Long> withOwn(Map<String, Long> processes) {
    Map<String, Long> all = new LinkedHashMap<>(processes);
    all.put("load", ProcessHandle.current().pid());
    return all;
  }

  private void print(int inFlight, String what, Measurement measured, Map<String, Double> cores) {
    System.out.println(measured.row((what + " " + inFlight).strip(), options.duration()));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("inFlight", inFlight);
    row.put("what", what.isEmpty() ? "load" : what);
    row.putAll(measured.figures(options.duration()));
    row.put("cores", cores);
    results.add(row);
  }

  private static String words(Map<String, Double> cores) {
    return cores.entrySet().stream()
        .map(use -> String.format(Locale.ROOT, "%s %.2f", use.getKey(), use.getValue()))
        .collect(Collectors.joining(", "));
  }
}
