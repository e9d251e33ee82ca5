@NullMarked
package no.portvakt.minside.status.command;

import org.jspecify.annotations.NullMarked;
