/** The PIN letter: a numbered list of codes sent to the registered address, each good for one log-in. */
@NullMarked
package no.portvakt.idp.pin;

import org.jspecify.annotations.NullMarked;
