/** Whether the draw is a permutation, repeatable and fair. */
package dev.rushline.queue.lottery;
