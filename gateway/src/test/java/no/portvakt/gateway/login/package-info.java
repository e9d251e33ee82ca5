@NullMarked
package no.portvakt.gateway.login;

import org.jspecify.annotations.NullMarked;
