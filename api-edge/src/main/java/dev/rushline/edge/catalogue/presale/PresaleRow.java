package dev.rushline.edge.catalogue.presale;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** Table presale. */
@Entity
@Table(name = "presale")
public class PresaleRow {
  @EmbeddedId Key key;

  @Column(name = "opens_at")
  Instant opensAt;

  @Column(name = "closes_at")
  Instant closesAt;

  int codes;
  long version;

  /** Event and presale. */
  @Embeddable
  public record Key(
      @Column(name = "event_id") String eventId, @Column(name = "presale_id") String presaleId) {}

  PresaleView view() {
    return new PresaleView(key.presaleId(), opensAt, closesAt, codes, version);
  }
}
