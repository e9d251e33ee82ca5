/** Access tokens that are bought with a signed assertion, as Maskinporten sells them. */
@NullMarked
package no.portvakt.minside.grant;

import org.jspecify.annotations.NullMarked;
