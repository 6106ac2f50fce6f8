package dev.rushline.streams.architecture.broken.topology;

import dev.rushline.streams.architecture.broken.app.TheProcess;

/** A topology that cannot be without its process. */
public record KnowsItsProcess(TheProcess process) {}
