/**
 * What beans and channels are given that is no business of theirs: the time, and patience with the
 * registry. Knows nothing of what they do with it.
 */
package dev.rushline.edge.wiring;
