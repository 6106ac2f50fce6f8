/**
 * What the index of events looks like: settings and mappings as a file per version, and the names
 * under which it is found. Knows no client and no server: whoever creates, fills or asks the index
 * reads them here.
 */
package dev.rushline.search.index;
