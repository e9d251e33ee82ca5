/** The officers' pages: what they see and the forms they send. No rule is decided here; console.life and its peers do. */
@NullMarked
package no.portvakt.gateway.console.pages;

import org.jspecify.annotations.NullMarked;
