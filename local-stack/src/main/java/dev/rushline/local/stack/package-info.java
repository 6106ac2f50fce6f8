/**
 * The whole system on this machine: settings, servers, and the order in which they start; and what
 * servers are given, here or elsewhere. What is printed goes through {@link
 * dev.rushline.local.stack.Progress}; who asks for it is not known here.
 */
package dev.rushline.local.stack;
