/**
 * How well and how fast events are found, measured over HTTP on a running installation with the
 * catalogue that it has. What ought to be found is made from {@code search.documents} by the rules
 * of {@code dev.rushline.search.judged}.
 */
package dev.rushline.bench.search;
