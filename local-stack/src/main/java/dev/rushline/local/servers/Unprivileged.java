package dev.rushline.local.servers;

import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs that refuse to run as root. As a normal user they run as they are. As root they run
 * in a user namespace, where they see another user id while their files stay root's; where the
 * kernel allows no user namespaces they run as nobody, who is given their directory.
 */
final class Unprivileged {
  private static final List<String> NAMESPACE =
      List.of("unshare", "-U", "--map-user=1000", "--map-group=1000");
  private static final String NOBODY = "65534";
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

  private Unprivileged() {}

  /**
   * The command to run instead.
   *
   * @param writable the directories that the program writes to; they exist
   */
  static List<String> command(List<String> command, List<Path> writable)
      throws IOException, InterruptedException {
    if (!isRoot()) {
      return command;
    }
    if (succeeds(with(NAMESPACE, List.of("true")))) {
      return with(NAMESPACE, command);
    }
    List<String> directories = writable.stream().map(Path::toString).toList();
    if (!succeeds(with(List.of("chown", "-R", NOBODY + ":" + NOBODY), directories))) {
      throw new ServerFailed(
          "%s refuses to run as root, and neither a user namespace nor a change of owner of %s is"
                  .formatted(command.getFirst(), directories)
              + " allowed here. Run ./rushline as a normal user.");
    }
    return with(AS_NOBODY, command);
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return List.copyOf(all);
  }
}
