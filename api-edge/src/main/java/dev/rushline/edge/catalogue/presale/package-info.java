/** Presales: who may buy before a sale opens to all. Codes are kept as hashes only. */
package dev.rushline.edge.catalogue.presale;
