/** A citizen at a real browser: clicks, looks, and has every page checked. */
@NullMarked
package no.portvakt.demo.chromium;

import org.jspecify.annotations.NullMarked;
