/**
 * Names of things that all messages are about, each a type of its own, so that none is taken for
 * another. What they look like is the business of whoever gives them; inside they are only
 * compared. Knows nothing of ours.
 */
package dev.rushline.schemas.ids;
