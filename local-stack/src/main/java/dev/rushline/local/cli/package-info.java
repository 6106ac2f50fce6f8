/**
 * The command line behind {@code ./rushline}: one class per command, listed in {@link
 * dev.rushline.local.cli.Rushline}. Commands parse, call and print; what they do lives in the other
 * packages. Exit codes: 0 done, 1 done in part, 2 failed.
 */
package dev.rushline.local.cli;
