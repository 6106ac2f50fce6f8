package dev.rushline.edge.importing.pretix;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something wrong with a plan.
 *
 * @param pointer where, as a JSON pointer
 * @param reason what, for people
 * @param mendable whether {@code rekey=true} can do without it
 */
record PlanFault(String pointer, String reason, @JsonIgnore boolean mendable) {}
