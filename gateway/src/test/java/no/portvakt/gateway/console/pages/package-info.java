/** The officers' pages, printed and looked at. */
@NullMarked
package no.portvakt.gateway.console.pages;

import org.jspecify.annotations.NullMarked;
