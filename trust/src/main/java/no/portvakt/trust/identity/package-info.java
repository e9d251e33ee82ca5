/** Who a person is: the national id number, and the pseudonyms that stand for it wherever it must not be read. */
@NullMarked
package no.portvakt.trust.identity;

import org.jspecify.annotations.NullMarked;
