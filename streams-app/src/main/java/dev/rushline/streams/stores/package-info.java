/**
 * How entries are kept in key-value stores: families of typed entries, their keys made of parts,
 * and values that say in which layout they are. Knows nothing of what is kept. Used on the stream
 * thread that owns the task.
 */
package dev.rushline.streams.stores;
