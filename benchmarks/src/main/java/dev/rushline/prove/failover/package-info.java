/**
 * One process after the other dies while fans buy through two edges: for how long they get no
 * answer, and whether each answer was right.
 */
package dev.rushline.prove.failover;
