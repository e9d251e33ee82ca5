package no.portvakt.minside.grant;

import java.net.URI;
import java.nio.file.Path;

/**
 * How a bearer token is bought (RFC 7523).
 *
 * @param endpoint the token endpoint
 * @param issuer our name there
 * @param audience of the assertion
 * @param scope what is asked for
 * @param key a PEM file, RSA or EC P-256
 * @param keyId its name there
 */
public record Grant(URI endpoint, String issuer, String audience, String scope, Path key, String keyId) {}
