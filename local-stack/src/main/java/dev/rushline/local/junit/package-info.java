/**
 * Real servers for tests: annotate a test class with {@link dev.rushline.local.junit.NeedsServers}
 * and take a {@link dev.rushline.local.junit.Servers} parameter. The servers are shared by all test
 * classes of a JVM, listen on free ports, and end with the JVM.
 */
package dev.rushline.local.junit;
