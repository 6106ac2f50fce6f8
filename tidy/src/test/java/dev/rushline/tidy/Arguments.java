package dev.rushline.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/**
 * Few enough arguments that a reader can tell by its place what each is. Counted are parameters and
 * components as we declare them, and what is given to constructors of records made of schemas,
 * which have a builder and setters. Not counted are bodies on the wire, records with annotations of
 * Jackson: their components are the document's fields, one or thirty. Nor are constructors of
 * beans, which nobody calls but the container.
 */
final class Arguments implements Check {
  static final int MAX = 8;

  private static final Set<String> OF_BEANS =
      Set.of("ApplicationScoped", "Singleton", "RequestScoped", "Dependent", "Path", "WebSocket");
  private static final String SCHEMAS = "dev.rushline.schemas.";

  @Override
  public List<String> faults(Tree tree) throws IOException {
    Set<String> ofSchemas = AvroNames.of(tree);
    List<String> faults = new ArrayList<>();
    for (Source source : tree.sources()) {
      new TooMany(source, ofSchemas, faults).scan(source.unit(), null);
    }
    return faults;
  }

  private static final class TooMany extends TreeScanner<Void, Void> {
    private final Source source;
    private final Set<String> ofSchemas;
    private final List<String> faults;
    private final Deque<ClassTree> types = new ArrayDeque<>();

    TooMany(Source source, Set<String> ofSchemas, List<String> faults) {
      this.source = source;
      this.ofSchemas = ofSchemas;
      this.faults = faults;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (isRecord(type) && !has(type, name -> name.startsWith("Json"))) {
        check("record " + type.getSimpleName(), components(type));
      }
      types.push(type);
      super.visitClass(type, null);
      types.pop();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree function, Void none) {
      ClassTree type = types.peek();
      boolean isConstructor = function.getReturnType() == null;
      if (!isConstructor) {
        check(function.getName().toString(), function.getParameters().size());
      } else if (!isRecord(type) && !has(type, OF_BEANS::contains)) {
        check(type.getSimpleName().toString(), function.getParameters().size());
      }
      return super.visitMethod(function, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
      String name = made.getIdentifier().toString();
      if (ofSchemas.contains(name) && source.imports(SCHEMAS, name)) {
        check("new " + name, made.getArguments().size());
      }
      return super.visitNewClass(made, null);
    }

    private void check(String what, long arguments) {
      if (arguments > MAX) {
        faults.add(
            "%s: %s: %d arguments, at most %d".formatted(source.file(), what, arguments, MAX));
      }
    }

    private static boolean isRecord(ClassTree type) {
      return type.getKind() == com.sun.source.tree.Tree.Kind.RECORD;
    }

    private static long components(ClassTree type) {
      return type.getMembers().stream()
          .filter(VariableTree.class::isInstance)
          .map(VariableTree.class::cast)
          .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
          .count();
    }

    private static boolean has(ClassTree type, Predicate<String> annotation) {
      return type.getModifiers().getAnnotations().stream()
          .anyMatch(one -> annotation.test(Source.simpleName(one.getAnnotationType())));
    }
  }
}
