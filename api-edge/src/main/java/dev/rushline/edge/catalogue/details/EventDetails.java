package dev.rushline.edge.catalogue.details;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rushline.edge.catalogue.event.CancellationTerms;
import dev.rushline.edge.catalogue.event.EventState;
import dev.rushline.edge.catalogue.event.PriceCategory;
import dev.rushline.edge.catalogue.plan.SectionKind;
import dev.rushline.edge.catalogue.venue.Address;
import dev.rushline.edge.catalogue.venue.Geo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * An event as a fan sees it.
 *
 * @param id its id
 * @param name its name
 * @param description a few words; may be absent
 * @param genre its genre; may be absent
 * @param keywords words to find it by
 * @param start when it starts
 * @param state whether it takes place
 * @param venue where
 * @param performers who
 * @param currency ISO 4217 code of the prices
 * @param priceCategories the prices, in minor units
 * @param sections what there is to sit and stand on, without seats
 * @param sale the terms of the sale
 * @param saleVersion which definition of the sale this is
 * @param planVersion which version of the plan the seats follow
 * @param stale true when the database cannot be reached and this is an older answer; absent
 *     otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventDetails(
    String id,
    String name,
    String description,
    String genre,
    List<String> keywords,
    OffsetDateTime start,
    EventState state,
    Where venue,
    List<Who> performers,
    String currency,
    List<PriceCategory> priceCategories,
    List<SectionSummary> sections,
    Sale sale,
    long saleVersion,
    long planVersion,
    Boolean stale) {

  /** The venue in short; places counts seats and standing places. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Where(String id, String name, Address address, Geo geo, int places) {}

  /** A performer and the role; the role may be absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Who(String id, String name, String role) {}

  /** A section in short. */
  public record SectionSummary(
      String id, String name, SectionKind kind, int rank, int places, Set<String> categories) {}

  /** The sale's terms, as in {@link SaleTerms}; opensAt is absent when it was on sale at once. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sale(
      Instant opensAt,
      Instant closesAt,
      int maxPerOrder,
      int maxPerCustomer,
      int holdTtlSeconds,
      int holdExtensionSeconds,
      CancellationTerms cancellation,
      int waitlistOfferSeconds,
      boolean orphanRule,
      boolean accessibleReserved) {}

  /** The same, told to be an older answer. */
  EventDetails asStale() {
    return new EventDetails(
        id,
        name,
        description,
        genre,
        keywords,
        start,
        state,
        venue,
        performers,
        currency,
        priceCategories,
        sections,
        sale,
        saleVersion,
        planVersion,
        true);
  }
}
