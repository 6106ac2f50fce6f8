/** Servers that a run starts for itself, and what they and the machine tell of themselves. */
package dev.rushline.bench.system;
