/** What is written into a store is read from it, by this build and by the next. */
package dev.rushline.streams.stores;
