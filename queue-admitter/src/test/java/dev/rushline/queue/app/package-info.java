/** What of the process can be tested without one. */
package dev.rushline.queue.app;
