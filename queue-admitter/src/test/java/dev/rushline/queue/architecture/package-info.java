/** What may know what: rules about the code, and a proof that they would be noticed when broken. */
package dev.rushline.queue.architecture;
