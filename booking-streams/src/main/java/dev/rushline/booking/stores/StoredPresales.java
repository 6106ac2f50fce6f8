package dev.rushline.booking.stores;

import dev.rushline.booking.books.PresaleCode;
import dev.rushline.booking.stores.Families.OfEvent;
import dev.rushline.booking.terms.Presale;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.WritableEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Presales of one event and their codes, in the stores of the task that owns it. */
record StoredPresales(
    EventId event,
    WritableEntries<OfEvent, Presale> presales,
    WritableEntries<OfEvent, PresaleCode> codes) {

  List<Presale> all() {
    List<Presale> all = new ArrayList<>();
    presales.forEach(key -> key.text(event.text()), (_, presale) -> all.add(presale));
    return all;
  }

  void save(Presale presale) {
    presales.put(new OfEvent(event, presale.presaleId()), presale);
  }

  Optional<PresaleCode> code(String hash) {
    return codes.find(new OfEvent(event, hash));
  }

  Map<String, PresaleCode> codesOf(String presaleId) {
    Map<String, PresaleCode> found = new TreeMap<>();
    codes.forEach(
        key -> key.text(event.text()),
        (key, code) -> {
          if (code.presaleId().equals(presaleId)) {
            found.put(key.name(), code);
          }
        });
    return found;
  }

  void save(String hash, PresaleCode code) {
    codes.put(new OfEvent(event, hash), code);
  }
}
