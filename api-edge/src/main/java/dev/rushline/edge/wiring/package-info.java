/**
 * What beans are given that is no bean by itself: the time. Knows nothing of what they do with it.
 */
package dev.rushline.edge.wiring;
