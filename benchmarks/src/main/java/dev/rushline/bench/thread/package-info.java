/** What a stream thread does per command: codecs, decision and stores; no broker, no changelog. */
package dev.rushline.bench.thread;
