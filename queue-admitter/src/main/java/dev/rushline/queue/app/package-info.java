/**
 * The process: configuration, the topology's place in Quarkus, the secret that seeds come from, and
 * how far the owner of the sales is behind. The extension starts and stops the streams and reports
 * their health.
 */
package dev.rushline.queue.app;
