@NullMarked
package no.portvakt.minside.signature;

import org.jspecify.annotations.NullMarked;
