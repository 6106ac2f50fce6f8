/**
 * A waiting room on a bad day: fans, operators, the sale and the clock do what a seed says, and
 * after each command everything that must hold is checked. What the checks know of a line they know
 * from its events alone. Each invariant has something broken that it must notice.
 */
package dev.rushline.queue.simulation;
