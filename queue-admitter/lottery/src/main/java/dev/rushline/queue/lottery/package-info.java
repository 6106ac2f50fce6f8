/**
 * The draw that orders those who gathered before an opening. Pure: bytes and numbers in, numbers
 * out. Used by the admitter, which goes by it, by the edge, which shows it, and by the tool that
 * checks both.
 */
package dev.rushline.queue.lottery;
