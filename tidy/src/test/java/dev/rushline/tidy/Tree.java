package dev.rushline.tidy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a source tree, without what builds and tools put into it. */
final class Tree {
  private static final Set<String> NOT_OURS =
      Set.of("target", ".git", ".rushline", ".idea", ".vscode", ".settings", "node_modules");

  private final Path root;
  private final List<Path> files;
  private List<Source> sources;

  private Tree(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
  }

  /** The tree below a directory. */
  static Tree of(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // In a git worktree .git is a file.
            if (!NOT_OURS.contains(file.getFileName().toString())) {
              files.add(root.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return new Tree(root, List.copyOf(files));
  }

  /** The tree that is being built. */
  static Tree ofThisBuild() throws IOException {
    return of(Path.of(System.getProperty("rushline.root")));
  }

  /** Its top directory. */
  Path root() {
    return root;
  }

  /** All files, relative to the root, in order. */
  List<Path> files() {
    return files;
  }

  /** Files whose name ends so. */
  Stream<Path> ending(String end) {
    return files.stream().filter(file -> file.toString().endsWith(end));
  }

  /** Java files that are part of the product. */
  Stream<Path> mainJava() {
    return ending(".java").filter(file -> file.toString().contains("src/main/java/"));
  }

  /** The Java files that are part of the product, as the compiler reads them; read once. */
  List<Source> sources() throws IOException {
    if (sources == null) {
      sources = Source.parse(root, mainJava().toList());
    }
    return sources;
  }

  /** Lines of a text file; none when it is no text. */
  List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (MalformedInputException e) {
      return List.of();
    }
  }

  /** The text of a file. */
  String text(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }
}
