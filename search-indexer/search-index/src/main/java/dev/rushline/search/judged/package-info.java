/**
 * How good search is, measured: queries made from events by fixed rules and a seed, each with the
 * events that ought to be found, and what the answers are worth. Knows no server and no client;
 * tests and benchmarks ask, this judges. No query in here was chosen by hand.
 */
package dev.rushline.search.judged;
