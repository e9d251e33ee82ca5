/** The only room that knows CDI and configuration: puts the parts together and watches their health. */
@NullMarked
package no.portvakt.minside.boot;

import org.jspecify.annotations.NullMarked;
