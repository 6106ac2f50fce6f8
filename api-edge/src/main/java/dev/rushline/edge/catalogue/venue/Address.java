package dev.rushline.edge.catalogue.venue;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A postal address; every part may be absent.
 *
 * @param street street and number
 * @param locality city
 * @param region state or province
 * @param postalCode postal code
 * @param country ISO 3166-1 alpha-2, such as US
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
    String street, String locality, String region, String postalCode, String country) {
  /** No address. */
  public static final Address NONE = new Address(null, null, null, null, null);
}
