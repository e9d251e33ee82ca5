@NullMarked
package no.portvakt.gateway.console.api;

import org.jspecify.annotations.NullMarked;
