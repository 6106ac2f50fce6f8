/**
 * Sends catalogue files and seating plans to the edge and shows what it answers. What a line means
 * and whether it is good is decided there.
 */
package dev.rushline.local.importing;
