package dev.rushline.edge.catalogue.venue;

/**
 * A venue as the database has it.
 *
 * @param venue the venue
 * @param version number of the change that last touched it
 * @param planVersion number of the change that last touched its plan
 */
public record StoredVenue(Venue venue, long version, long planVersion) {}
