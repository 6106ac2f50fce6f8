package dev.rushline.bench.rules;

import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rushline bench rules}. */
@Command(
    name = "rules",
    description = "Measures decisions in the rules alone, with JMH; needs no running system.")
public final class RulesBench implements Callable<Integer> {

  @Option(
      names = "--only",
      defaultValue = "dev.rushline.bench.rules",
      description = "Benchmarks whose name contains this (default: all).")
  private String only;

  @Override
  public Integer call() throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(only)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build())
        .run();
    return 0;
  }
}
