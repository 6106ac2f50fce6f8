package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemVerdictTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # status, type,                             reason                                   => verdict
          200,      '',                               '',                                      DONE
          201,      '',                               '',                                      DONE
          404,      '',                               '',                                      DONE
          409,      version_conflict_engine_exception,'current version is higher',             STALE
          429,      es_rejected_execution_exception,  'queue is full',                         LATER
          429,      cluster_block_exception,          'disk flood stage',                      BLOCKED
          503,      unavailable_shards_exception,     'primary shard is not active',           BLOCKED
          408,      timeout_exception,                '',                                      LATER
          403,      cluster_block_exception,          'index read-only (api)',                 BLOCKED
          400,      index_closed_exception,           'closed',                                BLOCKED
          500,      null_pointer_exception,           '',                                      DOUBTFUL
          400,      document_parsing_exception,       'failed to parse field [x]',             MALFORMED
          400,      strict_dynamic_mapping_exception, 'not allowed',                           MALFORMED
          400,      illegal_argument_exception,       'Limit of total fields has been exceeded',MALFORMED
          400,      illegal_argument_exception,       'no write index is defined for alias [a]',FATAL
          400,      validation_exception,             'maximum normal shards open',            FATAL
          401,      security_exception,               '',                                      FATAL
          403,      security_exception,               'unauthorized for user',                 FATAL
          404,      index_not_found_exception,        'no such index',                         FATAL
          """)
  void an_answer_means(int status, String type, String reason, ItemVerdict verdict) {
    Item item = Records.item("f1", 0, 0, OptionalLong.of(3));

    assertThat(ItemVerdict.of(item, new ItemAnswer(status, type, reason))).isEqualTo(verdict);
  }

  @Test
  void a_conflict_without_a_version_is_none_of_ours() {
    ItemAnswer conflict = new ItemAnswer(409, "version_conflict_engine_exception", "");

    assertThat(ItemVerdict.of(Records.item("f1", 0, 0), conflict)).isEqualTo(ItemVerdict.LATER);
  }

  @ParameterizedTest
  @CsvSource({
    // status, reason                     => verdict
    "400, action_request_validation,         SPLIT",
    "413, too large,                         SPLIT",
    "429, too many requests,                 UNAVAILABLE",
    "408, timeout,                           UNAVAILABLE",
    "502, bad gateway,                       UNAVAILABLE",
    "503, no master,                         UNAVAILABLE",
    "500, whatever,                          UNAVAILABLE",
    "302, a login page,                      UNAVAILABLE",
    "403, cluster_block_exception: blocked,  UNAVAILABLE",
    "403, security_exception: not yours,     FATAL",
    "401, security_exception: who are you,   FATAL",
    "404, no handler,                        FATAL",
    "405, no such method,                    FATAL",
  })
  void a_refused_request_means(int status, String reason, RequestVerdict verdict) {
    assertThat(RequestVerdict.of(status, reason)).isEqualTo(verdict);
  }
}
