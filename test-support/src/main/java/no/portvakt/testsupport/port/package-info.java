/** Ports for servers that tests start. */
@NullMarked
package no.portvakt.testsupport.port;

import org.jspecify.annotations.NullMarked;
