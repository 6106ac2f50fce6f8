/** Reads the topics of an installation, from their oldest record on. Changes nothing in them. */
package dev.rushline.tools.topics;
