package dev.rushline.booking.stores;

import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SeatRun;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.terms.CancellationTerms;
import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.Limits;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Encodes what is on sale: terms and section plans. */
final class PlanCodec {
  private static final List<SeatKind> KINDS = List.of(SeatKind.values());

  private PlanCodec() {}

  static byte[] encode(SaleTerms terms) {
    return Encoding.write(
        out -> {
          out.writeLong(terms.saleVersion());
          out.writeUTF(terms.currency());
          out.writeLong(terms.opensAt().toEpochMilli());
          out.writeLong(terms.closesAt().toEpochMilli());
          out.writeLong(terms.holds().ttl().toMillis());
          out.writeInt(terms.limits().perOrder());
          out.writeInt(terms.limits().perCustomer());
          out.writeBoolean(terms.cancelled());
          out.writeBoolean(terms.orphanRule());
          out.writeLong(terms.holds().extension().toMillis());
          Encoding.writeCounts(out, terms.limits().perCustomerInCategory());
          writeCancellation(out, terms.cancellation());
          Encoding.writeOptionalLong(out, terms.waitlistOffer().map(Duration::toMillis));
          out.writeInt(terms.pricesMinor().size());
          for (Map.Entry<String, Long> price : new TreeMap<>(terms.pricesMinor()).entrySet()) {
            out.writeUTF(price.getKey());
            out.writeLong(price.getValue());
          }
          out.writeTexts(terms.sectionsByRank());
          out.writeLong(terms.retiresAt().toEpochMilli());
        });
  }

  static SaleTerms decodeTerms(byte[] value) {
    return Encoding.read(value, PlanCodec::readTerms);
  }

  private static SaleTerms readTerms(Input in) {
    long saleVersion = in.readLong();
    String currency = in.readUTF();
    Instant opensAt = Instant.ofEpochMilli(in.readLong());
    Instant closesAt = Instant.ofEpochMilli(in.readLong());
    Duration holdTtl = Duration.ofMillis(in.readLong());
    int maxPerOrder = in.readInt();
    int maxPerCustomer = in.readInt();
    boolean cancelled = in.readBoolean();
    boolean orphanRule = in.readBoolean();
    Duration extension = Duration.ofMillis(in.readLong());
    Map<String, Integer> perCategory = Encoding.readCounts(in);
    Optional<CancellationTerms> cancellation = readCancellation(in);
    Optional<Duration> waitlistOffer = Encoding.readOptionalLong(in).map(Duration::ofMillis);
    Map<String, Long> prices = readPrices(in);
    List<String> sections = in.readTexts();
    // Nobody has said when the event is: not before the catalogue defines the sale anew.
    Instant retiresAt = in.isSince(6) ? Instant.ofEpochMilli(in.readLong()) : SaleTerms.NEVER;
    return new SaleTerms(
        saleVersion,
        currency,
        opensAt,
        closesAt,
        retiresAt,
        cancelled,
        new HoldTerms(holdTtl, extension),
        new Limits(maxPerOrder, maxPerCustomer, perCategory),
        orphanRule,
        cancellation,
        waitlistOffer,
        prices,
        sections);
  }

  private static void writeCancellation(Output out, Optional<CancellationTerms> cancellation) {
    out.writeBoolean(cancellation.isPresent());
    if (cancellation.isPresent()) {
      out.writeLong(cancellation.get().until().toEpochMilli());
      out.writeInt(cancellation.get().refundPercent());
    }
  }

  private static Optional<CancellationTerms> readCancellation(Input in) {
    return in.readBoolean()
        ? Optional.of(new CancellationTerms(Instant.ofEpochMilli(in.readLong()), in.readInt()))
        : Optional.empty();
  }

  private static Map<String, Long> readPrices(Input in) {
    int count = in.readInt();
    Map<String, Long> prices = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      prices.put(in.readUTF(), in.readLong());
    }
    return prices;
  }

  static byte[] encode(Presale presale) {
    return Encoding.write(
        out -> {
          out.writeUTF(presale.presaleId());
          out.writeLong(presale.version());
          out.writeLong(presale.opensAt().toEpochMilli());
          out.writeLong(presale.closesAt().toEpochMilli());
        });
  }

  static Presale decodePresale(byte[] value) {
    return Encoding.read(
        value,
        in ->
            new Presale(
                in.readUTF(),
                in.readLong(),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong())));
  }

  static byte[] encode(SectionPlan plan) {
    return Encoding.write(
        out -> {
          out.writeUTF(plan.sectionId());
          out.writeInt(plan.rank());
          out.writeBoolean(plan instanceof SectionPlan.Seated);
          switch (plan) {
            case SectionPlan.Seated seated -> writeRows(out, seated.rows());
            case SectionPlan.Standing standing -> {
              out.writeInt(standing.capacity());
              out.writeUTF(standing.category());
            }
          }
        });
  }

  static SectionPlan decodePlan(byte[] value) {
    return Encoding.read(
        value,
        in -> {
          String id = in.readUTF();
          int rank = in.readInt();
          return in.readBoolean()
              ? new SectionPlan.Seated(id, rank, in.readList(PlanCodec::readRow))
              : new SectionPlan.Standing(id, rank, in.readInt(), in.readUTF());
        });
  }

  private static void writeRows(Output out, List<RowPlan> rows) {
    out.writeInt(rows.size());
    for (RowPlan row : rows) {
      out.writeUTF(row.rowId());
      out.writeInt(row.rank());
      out.writeInt(row.focalAdjacency());
      out.writeInt(row.runs().size());
      for (SeatRun run : row.runs()) {
        out.writeInt(run.count());
        out.writeInt(run.firstAdjacency());
        out.writeInt(run.firstNumber());
        out.writeInt(run.numberStep());
        out.writeTexts(run.labels());
        out.writeUTF(run.category());
        out.writeByte(KINDS.indexOf(run.kind()));
        Encoding.writeOptional(out, run.heldBackReason());
      }
    }
  }

  private static RowPlan readRow(Input in) {
    return new RowPlan(in.readUTF(), in.readInt(), in.readInt(), in.readList(PlanCodec::readRun));
  }

  private static SeatRun readRun(Input in) {
    return new SeatRun(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readTexts(),
        in.readUTF(),
        KINDS.get(in.readByte()),
        Encoding.readOptional(in));
  }
}
