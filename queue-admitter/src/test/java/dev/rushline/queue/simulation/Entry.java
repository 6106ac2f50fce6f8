package dev.rushline.queue.simulation;

import dev.rushline.queue.line.LineCommand;
import java.time.Instant;

/** A command in the log, and its time. */
public record Entry(LineCommand command, Instant at) {}
