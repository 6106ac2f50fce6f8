package dev.rushline.edge.catalogue.sale;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Table outbox, in the words of Debezium's outbox router. */
@Entity
@Table(name = "outbox")
public class OutboxRow {
  @Id UUID id;

  /** The topic. */
  @Column(name = "aggregatetype")
  String aggregateType;

  /** The record's key. */
  @Column(name = "aggregateid")
  String aggregateId;

  String type;
  byte[] payload;
}
