/**
 * One hop to the owner of an event and back: a command is appended to the log, the answer comes on
 * this instance's partition of the replies, and the request that waits is completed. {@code
 * Questions}, {@code CommandLog} and {@code WaitingRequests} know nothing of what is asked; with
 * them {@code SaleOwner} speaks to the owner of a sale. Called on event loops; nothing here may
 * block.
 */
package dev.rushline.edge.replies;
