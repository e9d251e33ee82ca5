@org.jspecify.annotations.NullMarked
package no.portvakt.gateway.saml.logout;
