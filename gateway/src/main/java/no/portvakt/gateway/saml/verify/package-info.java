/** Whether a message is from whom it says, in time, and for us. */
@NullMarked
package no.portvakt.gateway.saml.verify;

import org.jspecify.annotations.NullMarked;
