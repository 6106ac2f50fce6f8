/** Who performs: a name and a few words. Events refer to performers by id. */
package dev.rushline.edge.catalogue.performer;
