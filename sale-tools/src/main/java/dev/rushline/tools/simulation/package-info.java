/**
 * Drives the rules of the sale with random commands from a seed and checks what must always hold
 * after each of them: duplicates, crashes, clock jumps and replays included.
 */
package dev.rushline.tools.simulation;
