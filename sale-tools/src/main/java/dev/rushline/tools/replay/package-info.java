/** Decides an event's log once more, up to any moment, and tells what was so then. */
package dev.rushline.tools.replay;
