@NullMarked
package no.portvakt.gateway.bearer.command;

import org.jspecify.annotations.NullMarked;
