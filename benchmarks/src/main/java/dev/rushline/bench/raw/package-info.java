/**
 * The yardstick: what the log and HTTP cost when nothing is decided. Other runs print what they
 * reach as a part of it, so that a slow machine does not look like a slow program.
 */
package dev.rushline.bench.raw;
