package no.portvakt.idp.pki;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import no.portvakt.trust.pki.path.Limits;
import org.keycloak.Config;

/**
 * What the log-in by certificate is told when Keycloak starts ({@code --spi-authenticator--portvakt-login--pki-…}).
 *
 * @param origin of the port that asks for a certificate
 * @param trust the folder of the trust list
 * @param revocations the folder where lists and answers are kept
 * @param gateway the subject of the one client certificate whose connections may say what a browser has shown
 * @param lookup the issuers' service that says whose a person key is; empty: only registered certificates log in
 * @param limits how many certificates may be shown, and how long a chain may be
 * @param method the value for {@code amr}
 */
record PkiOptions(
        URI origin,
        Path trust,
        Path revocations,
        X500Principal gateway,
        Optional<URI> lookup,
        Limits limits,
        String method) {

    private static final String METHOD = "Commfides";

    /** Empty when Keycloak is built: then nothing of this is known. */
    static Optional<PkiOptions> in(Config.Scope configuration) {
        var origin = configuration.get("pki-origin");
        var trust = configuration.get("pki-trust");
        var revocations = configuration.get("pki-revocations");
        var gateway = configuration.get("pki-gateway");
        if (origin == null || trust == null || revocations == null || gateway == null) {
            return Optional.empty();
        }
        return Optional.of(new PkiOptions(
                URI.create(origin),
                Path.of(trust),
                Path.of(revocations),
                new X500Principal(gateway),
                Optional.ofNullable(configuration.get("pki-lookup")).map(URI::create),
                new Limits(
                        configuration.getInt("pki-depth", Limits.DEFAULT.depth()),
                        configuration.getInt("pki-number", Limits.DEFAULT.number()),
                        Limits.DEFAULT.time()),
                configuration.get("pki-method", METHOD)));
    }
}
