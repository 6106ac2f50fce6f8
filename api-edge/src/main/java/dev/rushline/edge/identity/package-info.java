/**
 * Who is asking. Tokens are RS256 JWTs: guest tokens of our own or those of an installation's OIDC
 * issuer. A signature is verified once and remembered, because a checkout has no time for it. No
 * other package reads tokens; they ask {@link dev.rushline.edge.identity.Caller}.
 */
package dev.rushline.edge.identity;
