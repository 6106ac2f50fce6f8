package dev.rushline.edge.database;

import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A transaction that changes the catalogue, while it holds the catalogue's lock.
 *
 * @param session the transaction's session
 * @param number the transaction's number, larger than that of every change before: the version of
 *     whatever it changes
 */
public record Change(Mutiny.StatelessSession session, long number) {}
