package dev.rushline.streams.architecture.broken.topology;

import jakarta.enterprise.context.ApplicationScoped;

/** A topology that cannot be without a container. */
@ApplicationScoped
public class IsABean {}
