@NullMarked
package no.portvakt.minside.print;

import org.jspecify.annotations.NullMarked;
