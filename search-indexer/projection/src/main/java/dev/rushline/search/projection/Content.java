package dev.rushline.search.projection;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * All that search knows of one event: a document less its version and time.
 *
 * @param performers those who perform, each once, in the order of the programme
 * @param closesAt when its sale ends; the start unless the organiser said otherwise
 * @param fromPriceMinor the lowest price, in minor units; empty without prices
 * @param seatsLeft empty before the sale's owner has told any
 */
public record Content(
    Fact.Event event,
    Fact.Venue venue,
    List<Fact.Performer> performers,
    Instant closesAt,
    OptionalLong fromPriceMinor,
    OptionalInt seatsLeft) {

  public Content {
    performers = List.copyOf(performers);
  }
}
