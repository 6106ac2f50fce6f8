/**
 * Makes a cluster and a registry agree with the list of topics in {@code schemas}. Everything here
 * may be called again at any time and then changes nothing.
 */
package dev.rushline.local.topics;
