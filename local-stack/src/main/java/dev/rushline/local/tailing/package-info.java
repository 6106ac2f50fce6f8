/** Topics for people: follows one and shows its values as JSON. Reads only, and commits nothing. */
package dev.rushline.local.tailing;
