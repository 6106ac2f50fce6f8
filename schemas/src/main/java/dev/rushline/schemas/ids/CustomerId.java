package dev.rushline.schemas.ids;

/**
 * Names a customer: the subject of their token.
 *
 * @param text as the issuer of tokens says it
 */
public record CustomerId(String text) implements Comparable<CustomerId> {
  public CustomerId {
    Identity.require(text);
  }

  @Override
  public int compareTo(CustomerId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
