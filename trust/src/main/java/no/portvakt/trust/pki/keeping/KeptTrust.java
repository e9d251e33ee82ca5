package no.portvakt.trust.pki.keeping;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.portvakt.trust.pki.fetching.AnswerFetcher;
import no.portvakt.trust.pki.fetching.AskingResponders;
import no.portvakt.trust.pki.fetching.IssuerClient;
import no.portvakt.trust.pki.fetching.ListFetcher;
import no.portvakt.trust.pki.fetching.RevocationKeeping;
import no.portvakt.trust.pki.fetching.RevocationStore;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.trustlist.ReloadingTrust;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.validation.CertificateValidator;

/**
 * Judges certificates by a trust list that is read anew when it changes, and by revocations that are fetched ahead, on a
 * thread of its own, until it is closed. Thread-safe.
 */
public final class KeptTrust implements AutoCloseable {

    private static final int LARGEST_LIST = 32 << 20;
    private static final Duration FOR_A_LIST = Duration.ofMinutes(2);
    private static final int LARGEST_ANSWER = 64 << 10;
    /** Somebody is waiting on a page. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);

    private static final Duration LOOKED_FOR_EVERY = Duration.ofMinutes(5);

    private final ReloadingTrust trust;
    private final IssuerClient forLists;
    private final IssuerClient forAnswers;
    private final RevocationKeeping keeping;
    private final CertificateValidator validator;

    private KeptTrust(Folders folders, Limits limits, Consumer<String> told, Clock clock) throws IOException {
        trust = ReloadingTrust.of(folders.trust(), told);
        var store = new RevocationStore(folders.revocations(), told, clock);
        forLists = new IssuerClient(LARGEST_LIST, FOR_A_LIST);
        forAnswers = new IssuerClient(LARGEST_ANSWER, FOR_AN_ANSWER);
        var answers = new AnswerFetcher(forAnswers, store, told, clock);
        keeping = RevocationKeeping.start(
                new ListFetcher(forLists, store, told, clock), answers, trust, LOOKED_FOR_EVERY, told);
        validator = new CertificateValidator(
                trust, new AskingResponders(answers, store, trust), limits, PolicyInput.ANY, clock);
    }

    /**
     * Where it reads.
     *
     * @param trust the trust list with its certificates
     * @param revocations lists and answers: what is fetched is kept here
     */
    public record Folders(Path trust, Path revocations) {}

    /**
     * Begins.
     *
     * @param told of new lists, and of what could not be fetched
     * @throws IOException if the trust list is broken
     */
    public static KeptTrust start(Folders folders, Limits limits, Consumer<String> told, Clock clock)
            throws IOException {
        return new KeptTrust(folders, limits, told, clock);
    }

    public CertificateValidator validator() {
        return validator;
    }

    /** The list that is in force. */
    public Supplier<TrustList> trust() {
        return trust;
    }

    @Override
    public void close() {
        keeping.close();
        forLists.close();
        forAnswers.close();
    }
}
