/** Notifications (varsel): the citizen is told by SMS or e-mail that something has happened, and never what. */
@NullMarked
package no.portvakt.minside.delivery.varsel;

import org.jspecify.annotations.NullMarked;
