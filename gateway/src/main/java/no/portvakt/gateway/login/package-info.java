/** The citizen logs in, steps up and logs out: the pages under {@code /_portvakt/} that do it. */
@NullMarked
package no.portvakt.gateway.login;

import org.jspecify.annotations.NullMarked;
