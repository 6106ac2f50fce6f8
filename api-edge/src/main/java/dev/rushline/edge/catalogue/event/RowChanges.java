package dev.rushline.edge.catalogue.event;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What has to be written so that rows become other ones; rows that stay as they are do not count.
 *
 * @param gone to be deleted, first
 * @param changed to be updated, each with the row it was
 * @param added to be inserted, last
 */
record RowChanges<R>(List<R> gone, List<Changed<R>> changed, List<R> added) {

  /** A row that is another one at the same place. */
  record Changed<R>(R before, R after) {}

  /**
   * The changes from some rows to others.
   *
   * @param place where a row is; no two of a list are at the same
   * @param same whether two rows at a place are the same
   */
  static <R> RowChanges<R> between(
      List<R> before, List<R> after, Function<R, PlaceInEvent> place, BiPredicate<R, R> same) {
    Map<PlaceInEvent, R> left = new HashMap<>();
    before.forEach(row -> left.put(place.apply(row), row));
    RowChanges<R> changes =
        new RowChanges<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (R row : after) {
      R former = left.remove(place.apply(row));
      if (former == null) {
        changes.added.add(row);
      } else if (!same.test(former, row)) {
        changes.changed.add(new Changed<>(former, row));
      }
    }
    changes.gone.addAll(left.values());
    return changes;
  }

  /** Rows that differ so are deleted and inserted anew. */
  RowChanges<R> insteadOfUpdating(BiPredicate<R, R> differ) {
    List<R> less = new ArrayList<>(gone);
    List<R> more = new ArrayList<>(added);
    List<Changed<R>> rest = new ArrayList<>();
    for (Changed<R> change : changed) {
      if (differ.test(change.before(), change.after())) {
        less.add(change.before());
        more.add(change.after());
      } else {
        rest.add(change);
      }
    }
    return new RowChanges<>(less, rest, more);
  }

  Uni<Void> write(Mutiny.StatelessSession session) {
    return unlessEmpty(gone, () -> session.deleteMultiple(gone))
        .chain(
            () ->
                unlessEmpty(
                    changed,
                    () -> session.updateMultiple(changed.stream().map(Changed::after).toList())))
        .chain(() -> unlessEmpty(added, () -> session.insertMultiple(added)));
  }

  private static Uni<Void> unlessEmpty(List<?> rows, Supplier<Uni<Void>> work) {
    return rows.isEmpty() ? Uni.createFrom().voidItem() : work.get();
  }
}
