/**
 * Checks of the whole tree: each takes a {@link Tree} and returns its faults, one line each. Knows
 * files, none of our classes, so that it can look at every module.
 */
package dev.rushline.tidy;
