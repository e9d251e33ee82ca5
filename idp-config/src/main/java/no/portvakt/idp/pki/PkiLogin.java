package no.portvakt.idp.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.idp.flow.LoginStep;
import no.portvakt.trust.pki.fetching.AnswerFetcher;
import no.portvakt.trust.pki.fetching.AskingResponders;
import no.portvakt.trust.pki.fetching.IssuerClient;
import no.portvakt.trust.pki.fetching.ListFetcher;
import no.portvakt.trust.pki.fetching.RevocationKeeping;
import no.portvakt.trust.pki.fetching.RevocationStore;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.trustlist.ReloadingTrust;
import no.portvakt.trust.pki.validation.CertificateValidator;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/** Log-in by certificate, as long as Keycloak runs: the trust list, what is fetched ahead, and the page. */
public final class PkiLogin implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PkiLogin.class);
    private static final int LARGEST_LIST = 32 << 20;
    private static final Duration FOR_A_LIST = Duration.ofMinutes(2);
    private static final int LARGEST_ANSWER = 64 << 10;
    /** Somebody is waiting on a page. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);

    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(5);

    private final LoginStep page;
    private final IssuerClient forLists;
    private final IssuerClient forAnswers;
    private final RevocationKeeping keeping;

    private PkiLogin(PkiOptions options, Clock clock) throws IOException {
        var trust = ReloadingTrust.of(options.trust(), LOG::warn);
        var store = new RevocationStore(options.revocations(), LOG::warn, clock);
        forLists = new IssuerClient(LARGEST_LIST, FOR_A_LIST);
        forAnswers = new IssuerClient(LARGEST_ANSWER, FOR_AN_ANSWER);
        var answers = new AnswerFetcher(forAnswers, store, LOG::warn, clock);
        keeping = RevocationKeeping.start(
                new ListFetcher(forLists, store, LOG::warn, clock), answers, trust, LOOKED_FOR_EVERY, LOG::warn);
        var revocation = new AskingResponders(answers, store, trust);
        page = new CertificateStep(
                options,
                new CertificateValidator(trust, revocation, options.limits(), PolicyInput.ANY, clock),
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
        keeping.close();
        forLists.close();
        forAnswers.close();
    }
}
