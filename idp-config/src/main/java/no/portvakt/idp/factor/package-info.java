/** Second factors that a citizen may choose beside her letter: a code by SMS or e-mail, and an app. */
@NullMarked
package no.portvakt.idp.factor;

import org.jspecify.annotations.NullMarked;
