/**
 * The conversation with the identity provider of one realm. The protocol is the Nimbus SDK's; what leaves this package
 * are types of our own, and every expected outcome is a value. All calls block: run them on virtual threads.
 */
@NullMarked
package no.portvakt.gateway.oidc;

import org.jspecify.annotations.NullMarked;
