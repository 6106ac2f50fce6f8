package dev.rushline.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class DecidedLogTest {
  private static final Bytes KEY = Bytes.wrap(new byte[] {'O'});

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("store").get();

  @Test
  void what_comes_next_is_new() {
    DecidedLog log = reopened();

    assertThat(log.isNew(at(0), 100)).isTrue();
    assertThat(log.isNew(at(1), 100)).isTrue();
    assertThat(log.isNew(at(7), 90)).isTrue();
  }

  @Test
  void what_the_state_has_is_not_new_also_to_who_takes_it_over() {
    DecidedLog log = reopened();
    log.isNew(at(0), 100);
    log.isNew(at(1), 110);
    assertThat(log.isNew(at(1), 110)).isFalse();

    DecidedLog taken = reopened();

    assertThat(taken.isNew(at(0), 100)).isFalse();
    assertThat(taken.isNew(at(1), 110)).isFalse();
    assertThat(taken.isNew(at(2), 110)).isTrue();
  }

  @Test
  void a_clock_that_was_set_back_makes_no_other_log_of_it() {
    DecidedLog log = reopened();
    log.isNew(at(0), 100);
    log.isNew(at(1), 40);

    assertThat(reopened().isNew(at(0), 100)).isFalse();
  }

  @Test
  void an_old_offset_with_a_new_time_is_of_another_log() {
    reopened().isNew(at(500), 100);

    assertThatThrownBy(() -> reopened().isNew(at(3), 101))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to another log");
  }

  private DecidedLog reopened() {
    return new DecidedLog(store, KEY);
  }

  private static RecordMetadata at(long offset) {
    return new RecordMetadata() {
      @Override
      public String topic() {
        return "commands";
      }

      @Override
      public int partition() {
        return 0;
      }

      @Override
      public long offset() {
        return offset;
      }
    };
  }
}
