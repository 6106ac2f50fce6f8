package dev.rushline.local.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets a daemon give way to others when all cores are busy. Each is a session of its own, and Linux
 * first divides cores between sessions (sched(7), "The autogroup feature"): {@code nice} alone
 * would rank a session's threads among themselves.
 */
public final class GiveWay {
  /** Whoever is no administrator is refused when somebody else has just asked. */
  private static final String SCRIPT =
      """
      for try in 1 2 3 4 5; do
        [ -e /proc/self/autogroup ] || break
        echo $0 2> /dev/null > /proc/self/autogroup && break
        sleep 0.2
      done
      exec nice -n $0 "$@"
      """;

  private GiveWay() {}

  /**
   * The command, which becomes one that gives way; its process has the same id.
   *
   * @param niceness 0 for none, 19 at the most, as {@code nice} takes it
   */
  public static List<String> by(int niceness, List<String> command) {
    if (niceness == 0) {
      return command;
    }
    List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, Integer.toString(niceness)));
    all.addAll(command);
    return all;
  }
}
