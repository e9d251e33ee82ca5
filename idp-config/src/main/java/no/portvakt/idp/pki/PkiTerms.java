package no.portvakt.idp.pki;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How certificates are judged here. The files are read at every log-in, so that a fresh list counts at once.
 *
 * @param origin of the port that asks for a certificate
 * @param method the value for {@code amr}
 */
public record PkiTerms(URI origin, Path issuers, Path revocations, String method, Clock clock) {}
