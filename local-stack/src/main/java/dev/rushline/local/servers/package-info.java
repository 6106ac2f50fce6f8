/**
 * One class per server: what it needs on disk, how it is started, and how to see that it truly
 * serves. No settings are read here and nothing is printed; {@link
 * dev.rushline.local.servers.Launch} does the waiting for all of them alike.
 */
package dev.rushline.local.servers;
