package dev.rushline.search.sink;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Any interleaving of records, requests, answers of every kind, outages and rebalances, against the
 * promises of {@link Rehearsal}.
 */
class DeliveryOrderTest {

  @Property(tries = 3_000)
  void offsets_never_pass_an_unfinished_record_and_keys_keep_their_order(
      @ForAll @Size(max = 120) List<@IntRange(max = 99) Integer> script, @ForAll long seed) {
    Rehearsal rehearsal = new Rehearsal(seed);

    script.forEach(rehearsal::step);

    rehearsal.finish();
  }
}
