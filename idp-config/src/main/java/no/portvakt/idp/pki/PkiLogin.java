package no.portvakt.idp.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.trust.pki.keeping.KeptTrust;
import no.portvakt.trust.pki.person.HttpPersonLookup;
import no.portvakt.trust.pki.person.PersonLookup;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/** Log-in by certificate, as long as Keycloak runs: the trust list, what is fetched ahead, and the page. */
public final class PkiLogin implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PkiLogin.class);

    private final LoginStep page;
    private final KeptTrust kept;

    private PkiLogin(PkiOptions options, Clock clock) throws IOException {
        kept = KeptTrust.start(
                new KeptTrust.Folders(options.trust(), options.revocations()), options.limits(), LOG::warn, clock);
        page = new CertificateStep(
                options,
                kept.validator(),
                options.lookup().<PersonLookup>map(HttpPersonLookup::new).orElse(PersonLookup.NOBODY));
    }

    /**
     * Starts, if the configuration says how; a trust list that is broken stops Keycloak's start.
     *
     * @return empty when Keycloak is built
     */
    public static Optional<PkiLogin> start(Config.Scope configuration, Clock clock) {
        return PkiOptions.in(configuration).map(options -> {
            try {
                return new PkiLogin(options, clock);
            } catch (IOException broken) {
                throw new UncheckedIOException("log-in by certificate cannot start", broken);
            }
        });
    }

    public LoginStep page() {
        return page;
    }

    @Override
    public void close() {
        kept.close();
    }
}
