/**
 * The process: configuration, the topology's place in Quarkus, and what happens when something
 * breaks. The extension starts and stops the streams and reports their health.
 */
package dev.rushline.search.app;
