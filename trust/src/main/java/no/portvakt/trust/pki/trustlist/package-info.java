/** Whom we trust, since when and for what: data that an officer keeps. */
@NullMarked
package no.portvakt.trust.pki.trustlist;

import org.jspecify.annotations.NullMarked;
