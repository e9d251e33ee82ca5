/** Where somebody calls from, as far as the network can tell. */
@NullMarked
package no.portvakt.trust.network;

import org.jspecify.annotations.NullMarked;
