@NullMarked
package no.portvakt.gateway.frontchannel;

import org.jspecify.annotations.NullMarked;
