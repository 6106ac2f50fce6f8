package dev.rushline.edge.catalogue.presale;

import java.time.Instant;

/**
 * A presale as organisers read it: the codes themselves are not kept.
 *
 * @param codes how many are good in it
 * @param version number of the last change
 */
public record PresaleView(
    String presaleId, Instant opensAt, Instant closesAt, int codes, long version) {}
