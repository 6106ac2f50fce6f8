package dev.rushline.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java file as the compiler's own parser reads it: what is written, without types. The parser
 * is that of the JDK which builds us, so it knows every form of the language that we can use.
 *
 * @param file relative to the root of its tree
 */
record Source(Path file, CompilationUnitTree unit, SourcePositions positions) {

  /** Reads files of a tree, all or none: what cannot be read would be checked by nobody. */
  static List<Source> parse(Path root, List<Path> files) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(told, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  told,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files.stream().map(root::resolve).toList()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Path file = root.toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri()));
        sources.add(new Source(file, unit, positions));
      }
      told.getDiagnostics().stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .findFirst()
          .ifPresent(
              error -> {
                throw new IllegalArgumentException("not Java: " + error);
              });
      return sources;
    }
  }

  /** On how many lines something stands, the first and the last counted. */
  long lines(com.sun.source.tree.Tree node) {
    return line(positions.getEndPosition(unit, node)) - firstLine(node) + 1;
  }

  /** A place in this file. */
  String at(com.sun.source.tree.Tree node) {
    return file + ":" + firstLine(node);
  }

  /** Whether a class of this name is imported from a package that begins so. */
  boolean imports(String packages, String name) {
    return unit.getImports().stream()
        .map(ImportTree::getQualifiedIdentifier)
        .map(Object::toString)
        .anyMatch(imported -> imported.startsWith(packages) && imported.endsWith("." + name));
  }

  /** The last part of a name that may have several. */
  static String simpleName(com.sun.source.tree.Tree name) {
    String text = name.toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  private long firstLine(com.sun.source.tree.Tree node) {
    return line(positions.getStartPosition(unit, node));
  }

  private long line(long position) {
    return unit.getLineMap().getLineNumber(position);
  }
}
