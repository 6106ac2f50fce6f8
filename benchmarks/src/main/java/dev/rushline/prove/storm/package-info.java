/** Holds that run out together, on real servers. */
package dev.rushline.prove.storm;
