package dev.rushline.streams.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.streams.stores.ValueForm.Nothing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** Families of entries side by side in one store, which is a map here. */
class FamilyTest {
  private static final ValueLayout LAYOUT = new ValueLayout(1, 1);
  private static final ValueForm<String> TEXT =
      LAYOUT.of((text, out) -> out.writeUTF(text), Input::readUTF);

  private static final Family<String, String> TITLES =
      new Family<>('T', KeyForm.text(Function.identity(), Function.identity()), TEXT);

  private static final Family<Visit, Nothing> VISITS =
      new Family<>(
          'V',
          KeyForm.of(
              (visit, key) -> key.text(visit.hall).number(visit.day).time(visit.at).hex(visit.seat),
              key -> new Visit(key.text(), key.number(), key.time(), key.hex())),
          Nothing.MORE);

  private record Visit(String hall, long day, Instant at, long seat) {}

  private final InAMap store = new InAMap();
  private final WritableEntries<String, String> titles = TITLES.in(store);
  private final WritableEntries<Visit, Nothing> visits = VISITS.in(store);

  private static Visit visit(String hall, long millis) {
    return new Visit(hall, 7, Instant.ofEpochMilli(millis), 255);
  }

  @Test
  void what_is_put_is_found_until_it_is_deleted() {
    titles.put("h1", "Great hall");
    titles.put("h1", "Small hall");

    assertThat(titles.find("h1")).contains("Small hall");
    titles.delete("h1");
    titles.delete("h2");
    assertThat(titles.find("h1")).isEmpty();
  }

  @Test
  void a_key_is_read_as_it_was_written_also_when_its_time_has_bytes_like_ends() {
    Visit visit = new Visit("Große Halle", 12, Instant.ofEpochMilli(256), 1L << 40);

    visits.put(visit, Nothing.MORE);

    assertThat(visits.keys()).containsExactly(visit);
  }

  @Test
  void a_key_is_its_tag_and_its_parts_each_with_an_end_but_the_time() {
    assertThat(VISITS.key(visit("h", 'A')).get())
        .isEqualTo(
            "Vh|7||||||||A00000000000000ff|"
                .replace('|', '\0')
                .getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void a_long_key_has_room() {
    String name = "n".repeat(1_000);

    titles.put(name, name);

    assertThat(titles.find(name)).contains(name);
    assertThat(titles.keys()).containsExactly(name);
  }

  @Test
  void a_family_has_its_own_entries_in_the_order_of_their_keys() {
    titles.put("b", "2");
    titles.put("a", "1");
    visits.put(visit("a", 1), Nothing.MORE);
    store.put(Bytes.wrap(new byte[] {'U', 'x', 0}), new byte[0]);
    Map<String, String> shown = new LinkedHashMap<>();

    titles.forEach(shown::put);

    assertThat(shown).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @Test
  void an_entry_whose_first_part_is_empty_names_nothing_and_is_passed_over() {
    titles.put("", "nothing");
    titles.put("\1", "least");

    assertThat(titles.keys()).containsExactly("\1");
  }

  @Test
  void entries_that_begin_with_a_part_are_not_those_that_begin_with_a_longer_one() {
    visits.put(visit("h1", 1), Nothing.MORE);
    visits.put(visit("h11", 1), Nothing.MORE);
    visits.put(visit("h", 1), Nothing.MORE);
    List<Visit> shown = new ArrayList<>();

    visits.forEach(key -> key.text("h1"), (visit, _) -> shown.add(visit));

    assertThat(shown).containsExactly(visit("h1", 1));
  }

  @Test
  void a_range_of_times_is_in_their_order_and_decoded_one_by_one() {
    for (long millis : new long[] {65_536, 255, 256, 1L << 40}) {
      visits.put(visit("h", millis), Nothing.MORE);
    }

    try (KeyValueIterator<Visit, Nothing> range =
        visits.range(
            VISITS.from(key -> key.text("h").number(7).time(Instant.ofEpochMilli(256))),
            VISITS.to(key -> key.text("h")))) {
      assertThat(range.peekNextKey()).isEqualTo(visit("h", 256));
      assertThat(range)
          .toIterable()
          .extracting(entry -> entry.key.at.toEpochMilli())
          .containsExactly(256L, 65_536L, 1L << 40);
    }
  }

  @Test
  void a_walk_goes_on_behind_a_key() {
    Bytes ada = TITLES.key("ada");

    assertThat(TITLES.after("ada")).isGreaterThan(ada).isLessThan(TITLES.key("ada1"));
  }

  private static final class InAMap implements ByteStore {
    private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();

    @Override
    public byte[] get(Bytes key) {
      return entries.get(key);
    }

    @Override
    public void put(Bytes key, byte[] value) {
      entries.put(key, value);
    }

    @Override
    public void delete(Bytes key) {
      entries.remove(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
      var left = new TreeMap<>(entries.subMap(from, true, to, true));
      return new KeyValueIterator<>() {
        @Override
        public boolean hasNext() {
          return !left.isEmpty();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
          Map.Entry<Bytes, byte[]> first = Optional.ofNullable(left.pollFirstEntry()).orElseThrow();
          return KeyValue.pair(first.getKey(), first.getValue());
        }

        @Override
        public Bytes peekNextKey() {
          return left.firstKey();
        }

        @Override
        public void close() {
          left.clear();
        }
      };
    }
  }
}
