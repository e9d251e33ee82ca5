/** Plays the national portal: lists the municipality's services, and shows a citizen her cases on her behalf. */
@NullMarked
package no.portvakt.demo.portal;

import org.jspecify.annotations.NullMarked;
