/**
 * Token filters and a tokenizer that the small Elasticsearch of the local stack lacks, under the
 * names and with the settings of the full product, so that one index definition works on both. Runs
 * inside the search server; nothing of ours calls it.
 */
package dev.rushline.search.analysis;
