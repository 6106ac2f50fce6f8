/** All that topics can carry, for tests of those who must know each of it by name. */
package dev.rushline.edge.vocabulary;
