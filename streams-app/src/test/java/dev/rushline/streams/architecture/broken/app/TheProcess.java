package dev.rushline.streams.architecture.broken.app;

import jakarta.enterprise.context.ApplicationScoped;

/** Is where it may be. */
@ApplicationScoped
public class TheProcess {}
