package dev.rushline.connect.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    // SQLSTATE, what it is                           => verdict
    "23514, a check constraint,                          ROW",
    "23502, a null where none may be,                    ROW",
    "22021, a character that text cannot have,           ROW",
    "22003, a number out of range,                       ROW",
    "44000, a view with check option,                    ROW",
    "P0001, raised by a trigger,                         ROW",
    "08006, the connection is gone,                      AWAY",
    "08001, no connection is made,                       AWAY",
    "57P01, the server shuts down,                       AWAY",
    "57P03, the server starts,                           AWAY",
    "53100, its disk is full,                            AWAY",
    "53300, it has no connection left,                   AWAY",
    "40P01, a deadlock,                                  AWAY",
    "55P03, a lock that is not given,                    AWAY",
    "25006, a standby,                                   AWAY",
    "42P01, there is no such table,                      BROKEN",
    "42703, there is no such column,                     BROKEN",
    "42501, not allowed,                                 BROKEN",
    "28P01, a wrong password,                            BROKEN",
    "XX001, data are corrupted,                          BROKEN",
  })
  void a_state_of_sql_means(String state, String what, Verdict verdict) {
    SQLException failure = new SQLException(what, state);

    assertThat(Verdict.of(new IllegalStateException("wrapped", failure))).isEqualTo(verdict);
  }

  @Test
  void a_batch_names_its_row_further_down() {
    BatchUpdateException batch = new BatchUpdateException();
    batch.setNextException(new SQLException("check", "23514"));

    assertThat(Verdict.of(new RuntimeException(batch))).isEqualTo(Verdict.ROW);
  }

  @Test
  void failures_without_a_state() {
    assertThat(Verdict.of(new RuntimeException(new ConnectException("refused"))))
        .isEqualTo(Verdict.AWAY);
    assertThat(Verdict.of(new RuntimeException(new SQLTransientConnectionException("pool"))))
        .isEqualTo(Verdict.AWAY);
    assertThat(Verdict.of(new DataException("no such field"))).isEqualTo(Verdict.ROW);
    assertThat(Verdict.of(new NullPointerException())).isEqualTo(Verdict.BROKEN);
  }
}
