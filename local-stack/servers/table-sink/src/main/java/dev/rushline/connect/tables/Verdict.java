package dev.rushline.connect.tables;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/** What it means that rows were not written. */
enum Verdict {
  /** One of them is to blame: the database refuses its values. */
  ROW,
  /** Nobody is served at the moment: no connection, shutting down, no room, a lock. */
  AWAY,
  /** Something that does not pass by itself, and that is no row's fault: no table, no rights. */
  BROKEN;

  /** A cycle of causes must not be followed for ever. */
  private static final int CAUSES_MAX = 100;

  /**
   * Classes of SQLSTATE: data, integrity constraint, view with check option, raised by a trigger.
   */
  private static final Set<String> OF_THE_ROW = Set.of("22", "23", "44", "P0");

  /**
   * Connection, read-only transaction (a standby), rollback (deadlock), resources, object in use,
   * operator's intervention, system error.
   */
  private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

  /** Judges by the first cause that says anything. */
  static Verdict of(Throwable failure) {
    Deque<Throwable> causes = new ArrayDeque<>();
    causes.add(failure);
    for (int seen = 0; seen < CAUSES_MAX && !causes.isEmpty(); seen++) {
      Throwable cause = causes.poll();
      switch (cause) {
        case SQLException sql when sql.getSQLState() != null -> {
          return ofState(sql.getSQLState());
        }
        case SQLTransientException _, IOException _ -> {
          return AWAY;
        }
        case DataException _ -> {
          return ROW;
        }
        case SQLException sql when sql.getNextException() != null ->
            causes.add(sql.getNextException());
        default -> {}
      }
      if (cause.getCause() != null) {
        causes.add(cause.getCause());
      }
    }
    return BROKEN;
  }

  private static Verdict ofState(String state) {
    String group = state.substring(0, Math.min(2, state.length()));
    if (OF_THE_ROW.contains(group)) {
      return ROW;
    }
    return PASSING.contains(group) ? AWAY : BROKEN;
  }
}
