package dev.rushline.local.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Steps and what each has to wait for. Every step starts as soon as it can, so that independent
 * servers start side by side. After a failure running steps finish and no further step starts.
 */
final class StartPlan {
  private record Planned(Progress.Step step, List<String> after) {}

  private final Map<String, Planned> steps = new LinkedHashMap<>();

  /**
   * Adds a step.
   *
   * @param after names of steps that were added before
   */
  StartPlan step(String name, List<String> after, Progress.Step step) {
    for (String earlier : after) {
      if (!steps.containsKey(earlier)) {
        throw new IllegalArgumentException(name + " waits for an unknown step: " + earlier);
      }
    }
    steps.put(name, new Planned(step, List.copyOf(after)));
    return this;
  }

  /**
   * Runs all steps and returns when all have ended.
   *
   * @throws Exception what the first failing step threw
   */
  void run(Progress progress) throws Exception {
    Map<String, CompletableFuture<Void>> running = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      steps.forEach(
          (name, planned) ->
              running.put(
                  name,
                  all(planned.after().stream().map(running::get).toList())
                      .thenRunAsync(() -> runOne(progress, name, planned.step()), threads)));
      awaitAll(new ArrayList<>(running.values()));
    }
  }

  private static void runOne(Progress progress, String name, Progress.Step step) {
    try {
      progress.step(name, step);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static void awaitAll(List<CompletableFuture<Void>> futures) throws Exception {
    try {
      all(futures).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }

  private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
    return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
  }
}
