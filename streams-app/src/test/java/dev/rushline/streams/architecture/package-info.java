/**
 * The rules of architecture that stream applications share, for their tests, and a class that
 * breaks each.
 */
package dev.rushline.streams.architecture;
