/**
 * Processes that outlive whoever started them: start, find again, stop, kill, read the log. Knows
 * nothing about what runs in them. Called from any thread; one process is handled by one at a time.
 */
package dev.rushline.local.process;
