/** Not to be imitated: one room of each name, with what must not be in it. */
package dev.rushline.streams.architecture.broken;
