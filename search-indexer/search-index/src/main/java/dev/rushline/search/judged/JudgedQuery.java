package dev.rushline.search.judged;

import java.util.Set;

/**
 * A query and what ought to be found.
 *
 * @param kind how it is typed
 * @param text what is typed
 * @param expected ids of all events that are what was meant; at least one
 */
public record JudgedQuery(QueryKind kind, String text, Set<String> expected) {}
