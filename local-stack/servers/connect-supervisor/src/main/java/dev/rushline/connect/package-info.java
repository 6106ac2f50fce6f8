/**
 * Keeps connectors running. Connect itself restarts a task after a retriable error only; after any
 * other one, such as a database that was away, the task is dead until somebody asks for it.
 */
package dev.rushline.connect;
