/**
 * The line in front of an event, as fans and operators see it. The owner of a line decides who has
 * which place and who is admitted; here its broadcasts and events are followed, each fan's standing
 * is worked out from them, and admissions are signed and checked. Called on event loops; nothing
 * here may block.
 */
package dev.rushline.edge.queue;
