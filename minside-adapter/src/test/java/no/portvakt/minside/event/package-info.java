@NullMarked
package no.portvakt.minside.event;

import org.jspecify.annotations.NullMarked;
