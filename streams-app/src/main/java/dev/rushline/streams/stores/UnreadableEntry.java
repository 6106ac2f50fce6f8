package dev.rushline.streams.stores;

import org.apache.kafka.common.utils.Bytes;

/**
 * An entry whose key or value is in no form that this build reads. It is the fault of whatever the
 * entry is about, and not of the store: whoever has more to look after goes on with that.
 */
public final class UnreadableEntry extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Bytes key;

  /** Says the family only: what follows in a key may be a person's. */
  UnreadableEntry(char tag, Bytes key, RuntimeException cause) {
    super("an entry of family %c cannot be read: %s".formatted(tag, cause), cause);
    this.key = key;
  }

  /** The key as it is kept, which may be what cannot be read. */
  public Bytes key() {
    return key;
  }
}
