/** Runs the rules of the sale outside the topology, on a machine of one's own. */
package dev.rushline.tools;
