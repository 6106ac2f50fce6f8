/**
 * What the waiting room costs: joins through the log, the broadcast's bytes, and fans with a socket
 * at one edge. Starts a system of its own, in a directory and on ports of its own, and ends it; so
 * nothing else may be measured at the same time. The command's own thread does the work, except for
 * what happens at sockets, which is on one event loop of Vert.x.
 */
package dev.rushline.bench.queue;
