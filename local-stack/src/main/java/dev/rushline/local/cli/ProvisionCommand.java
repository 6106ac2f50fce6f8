package dev.rushline.local.cli;

import dev.rushline.local.servers.PostgresAccounts;
import dev.rushline.local.stack.Installation;
import dev.rushline.local.stack.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "provision",
    description = {
      "Gives servers that somebody else has started what Rushline needs, in four steps:",
      "  secrets     before any of them: passwords and keys",
      "  databases   once PostgreSQL serves: accounts, databases, the outbox's slot",
      "  topics      once the broker and the registry serve: topics and schemas",
      "  connectors  once all serve, applications included: search index, connectors, demo events",
      "The environment says where they are. What is there already stays."
    })
final class ProvisionCommand implements Callable<Integer> {

  enum Step {
    secrets,
    databases,
    topics,
    connectors
  }

  @Parameters(paramLabel = "STEP", description = "One of ${COMPLETION-CANDIDATES}.")
  private Step step;

  @Override
  public Integer call() throws Exception {
    Progress progress = new Progress(System.out);
    Installation installation = Clone.installation(progress::say);
    switch (step) {
      case secrets -> {
        progress.step("passwords", installation::passwords);
        letPostgresIn();
        progress.step("keys", installation::keys);
      }
      case databases -> {
        progress.step("databases", installation::databases);
        progress.step("outbox slot", installation::outboxSlot);
      }
      case topics -> {
        progress.step("topics", installation::topics);
        progress.step("schemas", installation::schemas);
      }
      case connectors -> {
        progress.step("search index", installation::searchIndex);
        progress.step("connectors", installation::connectors);
        progress.step("catalogue", installation::catalogue);
      }
    }
    return 0;
  }

  /** Its container runs as a user of its own, who is in our group, and reads one password. */
  private static void letPostgresIn() throws IOException {
    Path secrets = Clone.system().files().secrets();
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setPosixFilePermissions(
        secrets.resolve(PostgresAccounts.SUPERUSER), PosixFilePermissions.fromString("rw-r-----"));
  }
}
