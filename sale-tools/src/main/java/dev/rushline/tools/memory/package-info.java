/** The owner's stores on the heap, with crashes at will. */
package dev.rushline.tools.memory;
