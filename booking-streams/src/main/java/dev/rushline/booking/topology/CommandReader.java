package dev.rushline.booking.topology;

import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.RequestKey;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.terms.CancellationTerms;
import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.Limits;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.PresaleQuota;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.booking.AdoptRules;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Cancel;
import dev.rushline.schemas.booking.ChangeSeats;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.Confirm;
import dev.rushline.schemas.booking.DefinePresale;
import dev.rushline.schemas.booking.DefineSale;
import dev.rushline.schemas.booking.ExpireDue;
import dev.rushline.schemas.booking.ExpireHold;
import dev.rushline.schemas.booking.Extend;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.booking.JoinWaitlist;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.PriceCategory;
import dev.rushline.schemas.booking.Release;
import dev.rushline.schemas.booking.ResumeSale;
import dev.rushline.schemas.booking.RetireSale;
import dev.rushline.schemas.booking.ServeWaiting;
import dev.rushline.schemas.booking.StandingPlaces;
import dev.rushline.schemas.booking.Suggest;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.streams.MalformedInput;
import dev.rushline.streams.OwnPartition;
import dev.rushline.streams.RulesInForce;
import dev.rushline.streams.TextBounds;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads commands of the log into the words of the rules. */
public final class CommandReader {
  /** Key and event id of commands that are of a partition: event ids have no dots. */
  public static final String RULES_KEY = RulesInForce.KEY;

  private CommandReader() {}

  /**
   * What this record says of the rules in force; empty for a command of an event.
   *
   * @throws MalformedInput when an event's key is on it, so that replays of other events miss it
   */
  public static Optional<AdoptRules> adoptedRules(String key, BookingCommand message) {
    if (!(message.getBody() instanceof AdoptRules adopt)) {
      return Optional.empty();
    }
    if (!RULES_KEY.equals(key)) {
      throw new MalformedInput("rules are adopted under " + RULES_KEY + ", not under " + key);
    }
    return Optional.of(adopt);
  }

  /**
   * Reads a command as the task of a partition finds it in the log.
   *
   * @throws MalformedInput when it is to be set aside: another's, not to be kept, naming nothing,
   *     or contradicting itself. That is a function of the record alone, so whatever is thrown is
   *     its fault.
   */
  public static SaleCommand read(String key, BookingCommand message, OwnPartition own) {
    TextBounds.require(message);
    if (message.getEventId().isEmpty()) {
      throw new MalformedInput("command " + message.getCommandId() + " is about no event");
    }
    own.require(key, message.getEventId(), message.getCommandId());
    try {
      return read(message);
    } catch (RuntimeException e) {
      throw new MalformedInput(
          "command " + message.getCommandId() + " contradicts itself: " + e.getMessage(), e);
    }
  }

  /**
   * Reads one command.
   *
   * @throws RuntimeException when it contradicts itself, so that no rule could decide it
   */
  public static SaleCommand read(BookingCommand message) {
    return switch (message.getBody()) {
      case Checkout checkout ->
          new SaleCommand.Checkout(
              new BookingId(checkout.getBookingId()),
              key(
                  checkout.getCustomerId(),
                  checkout.getIdempotencyKey(),
                  checkout.getFingerprint()),
              wish(checkout.getWish()),
              Optional.ofNullable(checkout.getPresaleCode()));
      case JoinWaitlist join ->
          new SaleCommand.JoinWaitlist(
              new BookingId(join.getBookingId()),
              key(join.getCustomerId(), join.getIdempotencyKey(), join.getFingerprint()),
              wish(join.getWish()));
      case DefinePresale define -> definePresale(define);
      case Extend extend ->
          new SaleCommand.Extend(
              new BookingId(extend.getBookingId()),
              key(extend.getCustomerId(), extend.getIdempotencyKey(), extend.getFingerprint()));
      case ChangeSeats change ->
          new SaleCommand.ChangeSeats(
              new BookingId(change.getBookingId()),
              key(change.getCustomerId(), change.getIdempotencyKey(), change.getFingerprint()),
              wish(change.getWish()));
      case Cancel cancel ->
          new SaleCommand.Cancel(
              new BookingId(cancel.getBookingId()),
              key(cancel.getRequestedBy(), cancel.getIdempotencyKey(), cancel.getFingerprint()),
              cancel.getByOrganiser(),
              Optional.ofNullable(cancel.getReason()));
      case Confirm confirm ->
          new SaleCommand.Confirm(
              new BookingId(confirm.getBookingId()),
              key(confirm.getCustomerId(), confirm.getIdempotencyKey(), confirm.getFingerprint()),
              confirm.getHoldEpoch(),
              confirm.getPaymentId(),
              confirm.getAmountMinor());
      case Release release ->
          new SaleCommand.Release(
              new BookingId(release.getBookingId()),
              new CustomerId(release.getCustomerId()),
              release.getHoldEpoch());
      case ServeWaiting serve -> new SaleCommand.ServeWaiting(serve.getServedMax());
      case RetireSale retire -> new SaleCommand.RetireSale(retire.getHoldsMax());
      case ResumeSale resume -> new SaleCommand.ResumeSale(resume.getRequestedBy());
      case ExpireDue expire -> new SaleCommand.ExpireDue(expire.getHoldsMax());
      case ExpireHold expire ->
          new SaleCommand.ExpireHold(
              new BookingId(expire.getBookingId()), expire.getHoldEpoch(), expire.getDeadline());
      case Inquire inquire ->
          new SaleCommand.Inquire(
              new BookingId(inquire.getBookingId()), new CustomerId(inquire.getCustomerId()));
      case Suggest suggest ->
          new SaleCommand.Suggest(
              new CustomerId(suggest.getCustomerId()),
              best(suggest.getWish()),
              Optional.ofNullable(suggest.getPresaleCode()));
      case DefineSale define -> defineSale(define);
      default -> throw new IllegalArgumentException("no command: " + message.getBody());
    };
  }

  private static Wish wish(Object wish) {
    return switch (wish) {
      case NamedSeats named ->
          new Wish.NamedSeats(new LinkedHashSet<>(named.getSeats()), named.getWheelchairs());
      case BestAvailable best -> best(best);
      case StandingPlaces places ->
          new Wish.StandingPlaces(places.getSectionId(), places.getCount());
      default -> throw new IllegalArgumentException("no wish: " + wish);
    };
  }

  private static Wish.BestAvailable best(BestAvailable best) {
    LinkedHashSet<String> categories = new LinkedHashSet<>(best.getCategories());
    if (best.getCategory() != null) {
      categories.add(best.getCategory());
    }
    return new Wish.BestAvailable(
        best.getCount(),
        Optional.ofNullable(best.getSectionId()),
        categories,
        best.getWheelchairs(),
        best.getSplit());
  }

  private static RequestKey key(String customerId, String key, ByteBuffer fingerprint) {
    return new RequestKey(new CustomerId(customerId), key, hex(fingerprint));
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  private static SaleCommand.DefineSale defineSale(DefineSale define) {
    List<SectionPlan> sections = define.getSections().stream().map(CommandReader::section).toList();
    SaleTerms terms =
        new SaleTerms(
            define.getSaleVersion(),
            define.getCurrency(),
            define.getOpensAt(),
            define.getClosesAt(),
            SaleTerms.retiresAt(define.getClosesAt(), Optional.ofNullable(define.getRetiresAt())),
            define.getCancelled(),
            new HoldTerms(
                Duration.ofMillis(define.getHoldTtlMillis()),
                Duration.ofMillis(define.getHoldExtensionMillis())),
            limits(define),
            define.getOrphanRule(),
            Optional.ofNullable(define.getCancellableUntil())
                .map(until -> new CancellationTerms(until, define.getRefundPercent())),
            Optional.of(Duration.ofMillis(define.getWaitlistOfferMillis()))
                .filter(Duration::isPositive),
            define.getCategories().stream()
                .collect(Collectors.toMap(PriceCategory::getCode, PriceCategory::getPriceMinor)),
            sections.stream()
                .sorted(Comparator.comparingInt(SectionPlan::rank))
                .map(SectionPlan::sectionId)
                .toList());
    return new SaleCommand.DefineSale(terms, sections);
  }

  private static SaleCommand.DefinePresale definePresale(DefinePresale define) {
    return new SaleCommand.DefinePresale(
        new Presale(
            define.getPresaleId(), define.getVersion(), define.getOpensAt(), define.getClosesAt()),
        define.getCodes().stream()
            .map(
                code ->
                    new PresaleQuota(
                        code.getHash(),
                        code.getMaxBookings(),
                        Optional.ofNullable(code.getMaxSeats())))
            .toList());
  }

  private static Limits limits(DefineSale define) {
    return new Limits(
        define.getMaxPerOrder(),
        define.getMaxPerCustomer(),
        define.getCategories().stream()
            .filter(category -> category.getMaxPerCustomer() != null)
            .collect(Collectors.toMap(PriceCategory::getCode, PriceCategory::getMaxPerCustomer)));
  }

  private static SectionPlan section(dev.rushline.schemas.booking.SectionPlan section) {
    return switch (section.getKind()) {
      case SEATED ->
          new SectionPlan.Seated(
              section.getSectionId(),
              section.getRank(),
              section.getRows().stream().map(CommandReader::row).toList());
      case STANDING -> {
        if (section.getCategory() == null) {
          throw new IllegalArgumentException("no category: " + section.getSectionId());
        }
        yield new SectionPlan.Standing(
            section.getSectionId(),
            section.getRank(),
            section.getCapacity(),
            section.getCategory());
      }
    };
  }

  private static RowPlan row(dev.rushline.schemas.booking.RowPlan row) {
    return new RowPlan(
        row.getRowId(),
        row.getRank(),
        row.getFocalAdjacency(),
        row.getRuns().stream().map(CommandReader::run).toList());
  }

  private static SeatRun run(dev.rushline.schemas.booking.SeatRun run) {
    return new SeatRun(
        run.getCount(),
        run.getFirstAdjacency(),
        run.getFirstNumber(),
        run.getNumberStep(),
        Optional.ofNullable(run.getLabels()).orElse(List.of()),
        run.getCategory(),
        SeatKind.valueOf(run.getKind().name()),
        Optional.ofNullable(run.getHeldBackReason()));
  }
}
