/** What the municipality has and the demo does not: services, registers, archive and fagsystem, played by WireMock. */
@NullMarked
package no.portvakt.demo.simulators;

import org.jspecify.annotations.NullMarked;
