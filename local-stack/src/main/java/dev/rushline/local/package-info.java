/**
 * Real servers on this machine, without containers: for {@code ./rushline up}, for tests and for
 * benchmarks. Start reading at {@link dev.rushline.local.servers.Server}.
 */
package dev.rushline.local;
