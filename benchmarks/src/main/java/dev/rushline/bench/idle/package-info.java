/** What a system costs in which nobody does anything. */
package dev.rushline.bench.idle;
