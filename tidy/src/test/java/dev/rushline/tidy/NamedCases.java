package dev.rushline.tidy;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A switch over commands, events or answers names what it passes over: its {@code default}, if it
 * needs one, throws. So a new kind is met by a compiler or by a test, and not by nobody. Seen is a
 * switch that has a case for a record of our schemas, or for a type of a sealed family of ours, by
 * the type's last name; not seen are chains of {@code instanceof}.
 */
final class NamedCases implements Check {

  @Override
  public List<String> faults(Tree tree) throws IOException {
    Set<String> kinds = new HashSet<>(AvroNames.of(tree));
    for (Source source : tree.sources()) {
      new SealedFamilies(kinds).scan(source.unit(), null);
    }
    List<String> faults = new ArrayList<>();
    for (Source source : tree.sources()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitSwitch(SwitchTree choice, Void none) {
          look(choice.getCases());
          return super.visitSwitch(choice, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree choice, Void none) {
          look(choice.getCases());
          return super.visitSwitchExpression(choice, null);
        }

        private void look(List<? extends CaseTree> cases) {
          if (cases.stream().flatMap(NamedCases::types).anyMatch(kinds::contains)) {
            cases.stream()
                .filter(one -> isDefault(one) && !throwsOnly(one))
                .forEach(
                    one -> faults.add(source.at(one) + ": a default that passes over new kinds"));
          }
        }
      }.scan(source.unit(), null);
    }
    return faults;
  }

  /** The types that a case is for. */
  private static Stream<String> types(CaseTree one) {
    List<String> types = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBindingPattern(BindingPatternTree pattern, Void none) {
        types.add(Source.simpleName(pattern.getVariable().getType()));
        return null;
      }

      @Override
      public Void visitDeconstructionPattern(DeconstructionPatternTree pattern, Void none) {
        types.add(Source.simpleName(pattern.getDeconstructor()));
        return null;
      }
    }.scan(one.getLabels(), null);
    return types.stream();
  }

  private static boolean isDefault(CaseTree one) {
    return one.getLabels().stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
  }

  private static boolean throwsOnly(CaseTree one) {
    return one.getBody() instanceof BlockTree block
        ? throwsOnly(block.getStatements())
        : one.getBody() instanceof ThrowTree || throwsOnly(one.getStatements());
  }

  /** Null: those of an arrow, which has none. */
  private static boolean throwsOnly(List<? extends StatementTree> statements) {
    return statements != null
        && statements.size() == 1
        && statements.getFirst() instanceof ThrowTree;
  }

  /** Collects the types that sealed ones permit, by name or because they stand in them. */
  private static final class SealedFamilies extends TreeScanner<Void, Void> {
    private final Set<String> kinds;

    SealedFamilies(Set<String> kinds) {
      this.kinds = kinds;
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
      if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
        type.getPermitsClause().forEach(permitted -> kinds.add(Source.simpleName(permitted)));
        type.getMembers().stream()
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .filter(member -> isOf(type, member))
            .forEach(member -> kinds.add(member.getSimpleName().toString()));
      }
      return super.visitClass(type, null);
    }

    private static boolean isOf(ClassTree family, ClassTree member) {
      return Stream.concat(
              member.getImplementsClause().stream(), Stream.ofNullable(member.getExtendsClause()))
          .anyMatch(parent -> Source.simpleName(parent).equals(family.getSimpleName().toString()));
    }
  }
}
