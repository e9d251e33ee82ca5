/** The citizen's session at one host: what it says, where it is kept, and the cookie that opens it. */
@NullMarked
package no.portvakt.gateway.session;

import org.jspecify.annotations.NullMarked;
