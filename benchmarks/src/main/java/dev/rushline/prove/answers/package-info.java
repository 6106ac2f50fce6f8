/** Answers that were given before their decision was committed, and owners that die in between. */
package dev.rushline.prove.answers;
