package dev.rushline.streams.architecture.broken.stores;

import dev.rushline.streams.architecture.broken.topology.BelievesItsDisk;

/** State that cannot be read without the topology. */
public record KnowsWhoWritesIt(BelievesItsDisk writer) {}
