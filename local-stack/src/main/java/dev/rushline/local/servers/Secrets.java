package dev.rushline.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Generated passwords, one file each, readable by their owner alone. The file's name is the role's
 * name, so that Connect's directory provider can read them as well.
 *
 * @param directory made when the first password is asked for
 */
public record Secrets(Path directory) {
  private static final int BYTES = 24;

  /** The password of that name, made at the first call. */
  public synchronized String password(String name) throws IOException {
    Path file = directory.resolve(name);
    createPrivately(file, "");
    return Files.readString(file);
  }

  /**
   * Makes a file with a random secret, if it is missing, that nobody else can read.
   *
   * @param before what stands before the secret in the file
   */
  public static void createPrivately(Path file, String before) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      writePrivately(file, before + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
  }

  /** Makes a directory, if it is missing, that nobody else can look into. */
  static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /** Writes a file that nobody else can read at any moment. */
  public static void writePrivately(Path file, String content) throws IOException {
    makeDirectory(file.getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }
}
