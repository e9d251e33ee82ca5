@org.jspecify.annotations.NullMarked
package no.portvakt.gateway.portal.command;
