package dev.rushline.local.junit;

/** A server that a test can ask for. */
public enum ServerKind {
  /** One broker; topics only after {@link Servers#provision()}. */
  KAFKA,
  /** The database with its accounts; no tables. */
  POSTGRES,
  /** The schema registry, empty before {@link Servers#provision()}. */
  REGISTRY,
  /** A Connect worker with its plugins; brings KAFKA along. */
  CONNECT,
  /** A search server with the token filters of our plugin; no index, and none by itself. */
  ELASTICSEARCH
}
