/** The one catalogue of reasons for saying no, with their texts in bokmål, nynorsk and English. */
@NullMarked
package no.portvakt.profiles.reason;

import org.jspecify.annotations.NullMarked;
