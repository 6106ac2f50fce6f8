package dev.rushline.booking.stores;

import dev.rushline.booking.seating.RowPlan;
import dev.rushline.booking.seating.SaleTerms;
import dev.rushline.booking.seating.SeatKind;
import dev.rushline.booking.seating.SeatRun;
import dev.rushline.booking.seating.SectionPlan;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
          out.writeLong(terms.holdTtl().toMillis());
          out.writeInt(terms.maxPerOrder());
          out.writeInt(terms.maxPerCustomer());
          out.writeBoolean(terms.cancelled());
          out.writeBoolean(terms.orphanRule());
          out.writeInt(terms.pricesMinor().size());
          for (Map.Entry<String, Long> price : terms.pricesMinor().entrySet()) {
            out.writeUTF(price.getKey());
            out.writeLong(price.getValue());
          }
          Encoding.writeTexts(out, terms.sectionsByRank());
        });
  }

  static SaleTerms decodeTerms(byte[] value) {
    return Encoding.read(
        value,
        in ->
            new SaleTerms(
                in.readLong(),
                in.readUTF(),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                Duration.ofMillis(in.readLong()),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.since(2) && in.readBoolean(),
                readPrices(in),
                Encoding.readTexts(in)));
  }

  private static Map<String, Long> readPrices(Encoding.Input in) throws IOException {
    int count = in.readInt();
    Map<String, Long> prices = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      prices.put(in.readUTF(), in.readLong());
    }
    return prices;
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
              ? new SectionPlan.Seated(id, rank, Encoding.readList(in, PlanCodec::readRow))
              : new SectionPlan.Standing(id, rank, in.readInt(), in.readUTF());
        });
  }

  private static void writeRows(DataOutputStream out, List<RowPlan> rows) throws IOException {
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
        Encoding.writeTexts(out, run.labels());
        out.writeUTF(run.category());
        out.writeByte(KINDS.indexOf(run.kind()));
        Encoding.writeOptional(out, run.heldBackReason());
      }
    }
  }

  private static RowPlan readRow(Encoding.Input in) throws IOException {
    return new RowPlan(
        in.readUTF(), in.readInt(), in.readInt(), Encoding.readList(in, PlanCodec::readRun));
  }

  private static SeatRun readRun(Encoding.Input in) throws IOException {
    return new SeatRun(
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        Encoding.readTexts(in),
        in.readUTF(),
        KINDS.get(in.readByte()),
        Encoding.readOptional(in));
  }
}
