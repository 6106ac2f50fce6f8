/**
 * The index of events as an operator sees it: which generation is searched, and how a new one is
 * filled from {@code search.documents} and takes its place. Called by the command line and by a
 * start; what the index looks like is in module {@code search-index}.
 */
package dev.rushline.local.search;
