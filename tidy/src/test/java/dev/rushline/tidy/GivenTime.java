package dev.rushline.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whoever needs the time is given a clock, so that a test can say what time it is. Clocks are made
 * in wiring only: in a method that produces a bean, in {@code main}, and in a constructor without
 * parameters that hands them on, for what a framework makes by its name. Lengths of time are
 * measured with {@link System#nanoTime()}, as ever.
 */
final class GivenTime implements Check {
  /** They start, ask and measure other processes, which run by the machine's clock. */
  private static final Set<String> BY_THE_MACHINES_CLOCK =
      Set.of("benchmarks/src/", "local-stack/src/");

  private static final Pattern CLOCK =
      Pattern.compile("(java\\.time\\.)?Clock\\.(system|tick)\\w*|System\\.currentTimeMillis");
  private static final Pattern NOW =
      Pattern.compile(
          "(java\\.time\\.)?(Instant|LocalDate|LocalTime|LocalDateTime|OffsetDateTime|ZonedDateTime"
              + "|Year|YearMonth)\\.now");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Source source : tree.sources()) {
      if (BY_THE_MACHINES_CLOCK.stream().noneMatch(source.file().toString()::startsWith)) {
        new OwnClocks(source, faults).scan(source.unit(), null);
      }
    }
    return faults;
  }

  private static final class OwnClocks extends TreePathScanner<Void, Void> {
    private final Source source;
    private final List<String> faults;

    OwnClocks(Source source, List<String> faults) {
      this.source = source;
      this.faults = faults;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
      String called = call.getMethodSelect().toString();
      if (CLOCK.matcher(called).matches()
          || (NOW.matcher(called).matches() && !isGivenAClock(call))) {
        found(call, called);
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void none) {
      String called = reference.getQualifierExpression() + "." + reference.getName();
      if (CLOCK.matcher(called).matches() || NOW.matcher(called).matches()) {
        found(reference, called);
      }
      return super.visitMemberReference(reference, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
      if (Source.simpleName(made.getIdentifier()).equals("Date") && made.getArguments().isEmpty()) {
        found(made, "new Date");
      }
      return super.visitNewClass(made, null);
    }

    private void found(com.sun.source.tree.Tree node, String called) {
      if (!isWiring(getCurrentPath())) {
        faults.add(source.at(node) + ": a clock of its own: " + called);
      }
    }

    private static boolean isGivenAClock(MethodInvocationTree call) {
      return call.getArguments().stream()
          .anyMatch(argument -> argument.toString().toLowerCase(Locale.ROOT).endsWith("clock"));
    }

    private static boolean isWiring(TreePath path) {
      boolean handedOn = false;
      for (TreePath at = path; at != null; at = at.getParentPath()) {
        if (at.getLeaf() instanceof MethodInvocationTree call) {
          handedOn |= call.getMethodSelect().toString().equals("this");
        } else if (at.getLeaf() instanceof MethodTree method) {
          return method.getName().contentEquals("main")
              || method.getModifiers().getAnnotations().stream().anyMatch(OwnClocks::producesBean)
              || (handedOn && method.getParameters().isEmpty());
        }
      }
      return false;
    }

    /** Another annotation of this name says in which form a resource answers. */
    private static boolean producesBean(AnnotationTree annotation) {
      return Source.simpleName(annotation.getAnnotationType()).equals("Produces")
          && annotation.getArguments().isEmpty();
    }
  }
}
