@NullMarked
package no.portvakt.minside.signature.command;

import org.jspecify.annotations.NullMarked;
