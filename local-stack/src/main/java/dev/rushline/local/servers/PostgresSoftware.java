package dev.rushline.local.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks PostgreSQL's programs. Done here and not by the build, because they come as an
 * xz-compressed archive within a jar, and no xz program is expected on the machine.
 */
final class PostgresSoftware {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresSoftware() {}

  /**
   * Unpacks unless that was done before.
   *
   * @param directory holds the archive
   * @return the directory with bin, lib and share
   */
  static synchronized Path unpack(Path directory) throws IOException {
    Path target = directory.resolve("server");
    if (Files.isDirectory(target)) {
      return target;
    }
    // Renamed when complete: an interrupted run leaves nothing that looks finished.
    Path partial = Files.createTempDirectory(directory, "unpacking");
    try (InputStream file = Files.newInputStream(archive(directory));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, partial);
      }
    }
    Files.setPosixFilePermissions(
        partial, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path archive(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".txz"))
          .findFirst()
          .orElseThrow(() -> new IOException("No PostgreSQL archive in " + directory));
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    Path path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) {
      throw new IOException("The archive names a file outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true, false)) {
      throw new IOException("Cannot make executable: " + path);
    }
  }
}
