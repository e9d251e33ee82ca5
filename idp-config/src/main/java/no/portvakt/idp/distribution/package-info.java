/**
 * Keycloak as a program on this machine: its distribution unpacked, its old Bouncy Castle replaced, our providers put
 * in, built, started and stopped.
 *
 * <pre>{@code
 * var ingredients = Ingredients.fromClassPath(Path.of(home, ".m2", "repository"), "26.7.3");
 * var keycloak = KeycloakDistribution.prepare(ingredients, repositoryRoot.resolve(".portvakt/keycloak"), progress);
 * citizenSecrets.writeTo(settings.secrets()); // no.portvakt.idp.person
 * try (var server = KeycloakServer.start(keycloak, settings, Duration.ofMinutes(3))) {
 *     server.admin(); // the service account that reconciles the realm
 * }
 * }</pre>
 *
 * <p>The archive is never fetched from here: whoever calls has Maven put {@code org.keycloak:keycloak-quarkus-dist}
 * (type {@code tar.gz}) into the local repository first.
 */
@NullMarked
package no.portvakt.idp.distribution;

import org.jspecify.annotations.NullMarked;
