/** Gives tests of the whole edge real servers, keys and tokens. */
package dev.rushline.edge.servers;
