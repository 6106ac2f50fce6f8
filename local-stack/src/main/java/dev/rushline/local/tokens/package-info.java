/**
 * The key pair of a local installation and tokens signed with it. Production has an issuer of its
 * own; nothing here is used there.
 */
package dev.rushline.local.tokens;
