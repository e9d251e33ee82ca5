/** A browser without a screen: cookies, redirects and forms over plain HTTP. */
@NullMarked
package no.portvakt.demo.browsing;

import org.jspecify.annotations.NullMarked;
