/**
 * Proof by trying: a subject takes steps that a source draws from a seed, and says when an
 * invariant does not hold. Knows nothing of seats or lines, and no framework. Runs on the caller's
 * thread.
 */
package dev.rushline.proof;
