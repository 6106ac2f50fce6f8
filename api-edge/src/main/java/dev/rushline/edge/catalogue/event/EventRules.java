package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.Times;
import dev.rushline.edge.catalogue.plan.Categories;
import dev.rushline.edge.problem.BrokenRules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of an event that can be checked without looking at anything else. */
public final class EventRules {
  /** 10 billion in a currency of cents: sums of a hundred seats stay far inside a long. */
  private static final long PRICE_MINOR_MAX = 1_000_000_000_000L;

  private static final int PERFORMERS_MAX = 500;
  private static final int CATEGORIES_MAX = 50;
  private static final int KEYWORDS_MAX = 50;
  private static final int HELD_BACK_SEATS_MAX = 20_000;

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final BrokenRules rules = new BrokenRules();

  private EventRules() {}

  /** The event under this id; refuses a body that breaks rules, with all of them. */
  public static Event check(String id, EventBody body) {
    return new EventRules().event(id, body);
  }

  private Event event(String id, EventBody body) {
    rules.require(body.id() == null || body.id().equals(id), "id", "is the address's: " + id);
    rules.text(body.name(), 300, "name");
    rules.optionalText(body.description(), 20_000, "description");
    rules.optionalText(body.genre(), 100, "genre");
    OffsetDateTime start = time(body.start(), "start", true);
    rules.require(Ids.isPossible(body.venueId()), "venueId", "must match " + Ids.PATTERN);
    List<String> keywords = orEmpty(body.keywords());
    keywords(keywords);
    List<Part> performers = orEmpty(body.performers());
    performers(performers);
    prices(body);
    SaleTerms terms = terms(body.sale(), start);
    List<HoldBack> heldBack = orEmpty(body.heldBack());
    heldBack(heldBack);
    rules.refuseIfAny();
    return new Event(
        id,
        body.name().strip(),
        body.description(),
        body.genre(),
        List.copyOf(keywords),
        start,
        body.venueId(),
        List.copyOf(performers),
        body.currency() == null ? PriceCategory.DEFAULT_CURRENCY : body.currency(),
        body.priceCategories() == null
            ? PriceCategory.DEFAULTS
            : List.copyOf(body.priceCategories()),
        terms,
        body.state() == null ? EventState.SCHEDULED : body.state(),
        List.copyOf(heldBack));
  }

  private void keywords(List<String> keywords) {
    rules.range(keywords.size(), 0, KEYWORDS_MAX, "keywords");
    for (int i = 0; i < Math.min(keywords.size(), KEYWORDS_MAX); i++) {
      rules.text(keywords.get(i), 100, "keywords[" + i + "]");
    }
  }

  private void performers(List<Part> performers) {
    rules.range(performers.size(), 0, PERFORMERS_MAX, "performers");
    for (int i = 0; i < Math.min(performers.size(), PERFORMERS_MAX); i++) {
      Part part = performers.get(i);
      String at = "performers[" + i + "]";
      if (rules.require(
          part != null && Ids.isPossible(part.performerId()),
          at + ".performerId",
          "must match " + Ids.PATTERN)) {
        rules.optionalText(part.role(), 100, at + ".role");
      }
    }
  }

  private void prices(EventBody body) {
    if (body.priceCategories() == null) {
      rules.require(
          body.currency() == null || body.currency().equals(PriceCategory.DEFAULT_CURRENCY),
          "priceCategories",
          "needed with a currency other than " + PriceCategory.DEFAULT_CURRENCY);
      return;
    }
    rules.require(
        body.currency() != null && CURRENCIES.contains(body.currency()),
        "currency",
        "an ISO 4217 code such as USD");
    List<PriceCategory> prices = body.priceCategories();
    rules.range(prices.size(), 1, CATEGORIES_MAX, "priceCategories");
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < Math.min(prices.size(), CATEGORIES_MAX); i++) {
      String at = "priceCategories[" + i + "]";
      PriceCategory price = prices.get(i);
      if (!rules.require(price != null, at, "must not be null")) {
        continue;
      }
      rules.require(
          price.code() != null && Categories.CODE.matcher(price.code()).matches(),
          at + ".code",
          "must match " + Categories.CODE);
      rules.require(codes.add(price.code()), at + ".code", "used twice");
      rules.text(price.name(), 100, at + ".name");
      rules.range(
          price.priceMinor() == null ? -1 : price.priceMinor(),
          0,
          PRICE_MINOR_MAX,
          at + ".priceMinor");
      rules.range(orElse(price.maxPerCustomer(), 1), 1, 1_000, at + ".maxPerCustomer");
    }
  }

  private SaleTerms terms(EventBody.SaleBody body, OffsetDateTime start) {
    if (body == null) {
      return SaleTerms.DEFAULTS;
    }
    SaleTerms defaults = SaleTerms.DEFAULTS;
    OffsetDateTime opens = time(body.opensAt(), "sale.opensAt", false);
    OffsetDateTime closes = time(body.closesAt(), "sale.closesAt", false);
    OffsetDateTime end = closes == null ? start : closes;
    if (opens != null && end != null) {
      rules.require(opens.isBefore(end), "sale.opensAt", "must be before the sale's end");
    }
    int perOrder = orElse(body.maxPerOrder(), defaults.maxPerOrder());
    int perCustomer = orElse(body.maxPerCustomer(), Math.max(perOrder, defaults.maxPerCustomer()));
    int ttl = orElse(body.holdTtlSeconds(), defaults.holdTtlSeconds());
    rules.range(perOrder, 1, 100, "sale.maxPerOrder");
    rules.range(perCustomer, 1, 1_000, "sale.maxPerCustomer");
    rules.range(ttl, 1, Duration.ofHours(1).toSeconds(), "sale.holdTtlSeconds");
    int extension = orElse(body.holdExtensionSeconds(), defaults.holdExtensionSeconds());
    rules.range(extension, 0, Duration.ofHours(1).toSeconds(), "sale.holdExtensionSeconds");
    return new SaleTerms(
        instant(opens),
        instant(closes),
        perOrder,
        perCustomer,
        ttl,
        extension,
        cancellation(body.cancellation()),
        waitlistOffer(body.waitlistOfferSeconds()),
        Objects.requireNonNullElse(body.orphanRule(), defaults.orphanRule()),
        Objects.requireNonNullElse(body.accessibleReserved(), defaults.accessibleReserved()));
  }

  private CancellationTerms cancellation(EventBody.Cancellation body) {
    if (body == null) {
      return null;
    }
    OffsetDateTime until = time(body.until(), "sale.cancellation.until", true);
    int percent = orElse(body.refundPercent(), -1);
    rules.range(percent, 0, 100, "sale.cancellation.refundPercent");
    return until == null ? null : new CancellationTerms(until.toInstant(), percent);
  }

  private int waitlistOffer(Integer seconds) {
    int offer = orElse(seconds, SaleTerms.DEFAULTS.waitlistOfferSeconds());
    if (offer != 0) {
      rules.range(offer, 60, Duration.ofDays(1).toSeconds(), "sale.waitlistOfferSeconds");
    }
    return offer;
  }

  private void heldBack(List<HoldBack> heldBack) {
    Set<String> seats = new HashSet<>();
    for (int i = 0; i < heldBack.size(); i++) {
      HoldBack held = heldBack.get(i);
      String at = "heldBack[" + i + "]";
      if (!rules.require(held != null && held.seats() != null, at + ".seats", "needed")) {
        continue;
      }
      rules.text(held.reason(), 200, at + ".reason");
      for (String seat : held.seats()) {
        rules.require(seat != null && seats.add(seat), at + ".seats", "named twice: " + seat);
      }
    }
    rules.range(seats.size(), 0, HELD_BACK_SEATS_MAX, "heldBack");
  }

  private OffsetDateTime time(String text, String field, boolean needed) {
    if (text == null) {
      rules.require(!needed, field, "needed");
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
      Times.require(time.toInstant());
      return time;
    } catch (DateTimeException e) {
      rules.require(
          false,
          field,
          "a time with an offset, such as 2030-05-01T20:00:00+02:00, of the years 1 to 9999");
      return null;
    }
  }

  private static Instant instant(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static int orElse(Integer value, int other) {
    return value == null ? other : value;
  }
}
