/**
 * What the index of events is like: its settings and mappings, a versioned resource, and the names
 * of its generations. No client and no server here. Used by whoever makes an index, writes to one
 * or searches it.
 */
package dev.rushline.search.index;
