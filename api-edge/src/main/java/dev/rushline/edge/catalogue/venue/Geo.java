package dev.rushline.edge.catalogue.venue;

/**
 * Where on earth, WGS 84.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Geo(Double latitude, Double longitude) {}
