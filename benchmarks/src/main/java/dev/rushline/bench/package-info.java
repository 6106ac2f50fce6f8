/**
 * Load runs against a running installation, and what they measured. Closed loops, bounded in count
 * and time, against this machine only.
 */
package dev.rushline.bench;
