package dev.rushline.local.cli;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.local.tokens.SigningKeys;
import dev.rushline.local.tokens.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "token", description = "Prints a bearer token for the local system.")
final class TokenCommand implements Callable<Integer> {
  private static final Duration LIFETIME = Duration.ofHours(12);

  enum Role {
    fan,
    organiser,
    operator
  }

  @Option(
      names = "--role",
      defaultValue = "organiser",
      description = "One of ${COMPLETION-CANDIDATES} (organiser).")
  private Role role;

  @Option(names = "--subject", description = "Who it stands for (the role's name).")
  private String subject;

  @Override
  public Integer call() throws IOException {
    System.out.println(print(Clone.system(), role, subject == null ? role.name() : subject));
    return 0;
  }

  /** A fresh token; valid for half a day. */
  static String print(LocalSystem system, Role role, String subject) throws IOException {
    if (subject.isBlank()) {
      throw new ServerFailed("The subject of a token cannot be blank");
    }
    return new Token(subject, role.name(), LIFETIME)
        .sign(new SigningKeys(system.files().keys()).privateKey(), Instant.now());
  }
}
