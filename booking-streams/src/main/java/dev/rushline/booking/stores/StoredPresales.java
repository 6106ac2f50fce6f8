package dev.rushline.booking.stores;

import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.terms.Presale;
import dev.rushline.schemas.ids.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Presales of one event and their codes, in the stores of the task that owns it. */
record StoredPresales(EventId event, SaleStores stores) {

  List<Presale> all() {
    List<Presale> presales = new ArrayList<>();
    Bytes[] ends = StateKeys.allOf('L', event);
    try (KeyValueIterator<Bytes, byte[]> range = stores.plans.range(ends[0], ends[1])) {
      range.forEachRemaining(entry -> presales.add(PlanCodec.decodePresale(entry.value)));
    }
    return presales;
  }

  void save(Presale presale) {
    stores.plans.put(StateKeys.presale(event, presale.presaleId()), PlanCodec.encode(presale));
  }

  Optional<PresaleCode> code(String hash) {
    return stores.read(StateKeys.presaleCode(event, hash)).map(BookingCodec::decodePresaleCode);
  }

  Map<String, PresaleCode> codesOf(String presaleId) {
    Map<String, PresaleCode> codes = new TreeMap<>();
    Bytes[] ends = StateKeys.allOf('Q', event);
    try (KeyValueIterator<Bytes, byte[]> range = stores.state.range(ends[0], ends[1])) {
      range.forEachRemaining(
          entry -> {
            PresaleCode code = BookingCodec.decodePresaleCode(entry.value);
            if (code.presaleId().equals(presaleId)) {
              codes.put(StateKeys.parts(entry.key)[1], code);
            }
          });
    }
    return codes;
  }

  void save(String hash, PresaleCode code) {
    stores.state.put(StateKeys.presaleCode(event, hash), BookingCodec.encode(code));
  }
}
