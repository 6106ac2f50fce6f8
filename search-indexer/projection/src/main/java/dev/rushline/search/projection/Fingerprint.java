package dev.rushline.search.projection;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether two contents are the same without keeping them: 128 bits of SHA-256 over all
 * fields, each with its length, so that no two contents have the same bytes.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  /** Raise it when documents of the same content should be written anew. */
  private static final byte FORM = 1;

  private final DataOutputStream out;

  private Fingerprint(DataOutputStream out) {
    this.out = out;
  }

  static String of(Content content) {
    MessageDigest digest = sha256();
    try (DataOutputStream out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      out.writeByte(FORM);
      Fingerprint fingerprint = new Fingerprint(out);
      fingerprint.add(content.event());
      fingerprint.add(content.venue());
      fingerprint.addPerformers(content.performers());
      fingerprint.add(content.closesAt());
      out.writeLong(content.fromPriceMinor().orElse(-1));
      out.writeInt(content.seatsLeft().orElse(-1));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written anywhere", e);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  private void add(Fact.Event event) throws IOException {
    add(event.eventId());
    add(event.name());
    add(event.description());
    add(event.genre());
    out.writeInt(event.keywords().size());
    for (String keyword : event.keywords()) {
      add(keyword);
    }
    add(event.startsAt());
    out.writeInt(event.startOffset());
    add(event.currency());
    out.writeBoolean(event.opensAt().isPresent());
    add(event.opensAt().orElse(Instant.EPOCH));
    out.writeBoolean(event.cancelled());
  }

  private void add(Fact.Venue venue) throws IOException {
    add(venue.venueId());
    add(venue.name());
    add(venue.city());
    add(venue.region());
    add(venue.country());
    out.writeBoolean(venue.location().isPresent());
    if (venue.location().isPresent()) {
      out.writeDouble(venue.location().get().latitude());
      out.writeDouble(venue.location().get().longitude());
    }
  }

  private void addPerformers(List<Fact.Performer> performers) throws IOException {
    out.writeInt(performers.size());
    for (Fact.Performer performer : performers) {
      add(performer.performerId());
      add(performer.name());
    }
  }

  private void add(Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private void add(Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    add(text.orElse(""));
  }

  private void add(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
