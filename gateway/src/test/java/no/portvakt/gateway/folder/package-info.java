@NullMarked
package no.portvakt.gateway.folder;

import org.jspecify.annotations.NullMarked;
