package dev.rushline.edge.catalogue.details;

import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.Part;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.performer.Performer;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.plan.Section;
import dev.rushline.edge.catalogue.venue.StoredVenue;
import dev.rushline.edge.catalogue.venue.Venue;
import java.util.List;
import java.util.Map;

/** Puts an event, its venue and its performers together for a fan. */
final class DescribeEvent {
  private DescribeEvent() {}

  static EventDetails describe(
      StoredEvent stored, StoredVenue at, Map<String, Performer> performers) {
    Event event = stored.event();
    Venue venue = at.venue();
    return new EventDetails(
        event.id(),
        event.name(),
        event.description(),
        event.genre(),
        event.keywords(),
        event.start(),
        event.state(),
        new EventDetails.Where(
            venue.id(), venue.name(), venue.address(), venue.geo(), venue.plan().places()),
        event.performers().stream().map(part -> who(part, performers)).toList(),
        event.currency(),
        event.priceCategories(),
        sections(venue.plan()),
        new EventDetails.Sale(
            event.sale().opensAt(),
            event.closesAt(),
            event.sale().maxPerOrder(),
            event.sale().maxPerCustomer(),
            event.sale().holdTtlSeconds(),
            event.sale().holdExtensionSeconds(),
            event.sale().cancellation(),
            event.sale().waitlistOfferSeconds(),
            event.sale().orphanRule(),
            event.sale().accessibleReserved()),
        stored.saleVersion(),
        at.planVersion(),
        null);
  }

  private static EventDetails.Who who(Part part, Map<String, Performer> performers) {
    Performer performer = performers.get(part.performerId());
    return new EventDetails.Who(performer.id(), performer.name(), part.role());
  }

  private static List<EventDetails.SectionSummary> sections(SeatingPlan plan) {
    return plan.sections().stream().map(DescribeEvent::section).toList();
  }

  private static EventDetails.SectionSummary section(Section section) {
    return new EventDetails.SectionSummary(
        section.id(),
        section.name(),
        section.kind(),
        section.rank(),
        section.places(),
        new SeatingPlan(List.of(section)).categories());
  }
}
