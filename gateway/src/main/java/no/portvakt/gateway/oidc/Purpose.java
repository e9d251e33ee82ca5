package no.portvakt.gateway.oidc;

/**
 * What a citizen is to be logged in for, as the log-in pages tell her: somebody who is asked for more than yesterday
 * should see by whom, and why.
 *
 * @param service its title
 * @param reason why it takes this level
 * @param language that both are written in, a tag such as {@code nb}
 */
public record Purpose(String service, String reason, String language) {}
