package no.portvakt.trust.pki.fetching;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.revocation.OcspAnswer;
import no.portvakt.trust.pki.revocation.RevocationStatus;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import no.portvakt.trust.pki.revocation.RevocationStatus.Revoked;
import no.portvakt.trust.pki.revocation.RevocationStatus.Unknown;
import no.portvakt.trust.pki.trustlist.RevocationServers;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.trustlist.TrustedIssuer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingTest {

    private static final TestCa ISSUER = TestCa.root("Demo issuer");
    private static final X509Certificate KARI = ISSUER.issue(Wish.person("Kari"));
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(NOW);
    private final List<String> told = new ArrayList<>();
    private final IssuersServer server = new IssuersServer();
    private final IssuerClient client = new IssuerClient(1 << 20, PATIENCE);
    private Optional<RevocationStore> opened = Optional.empty();

    @BeforeEach
    void openTheStore() {
        opened = Optional.of(new RevocationStore(folder, told::add, clock));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldKeepAListAndLookForTheNextFromHalfOfItsLifeOn() throws CRLException {
        var address = server.gives("/list", encoded(list(NOW, NOW.plus(DAY))));
        refreshLists(address);
        refreshLists(address);

        assertThat(status()).isInstanceOf(Good.class);
        assertThat(server.timesAsked("/list")).isOne();

        clock.advance(DAY.dividedBy(2));
        server.gives("/list", encoded(list(clock.instant(), clock.instant().plus(DAY), KARI)));
        refreshLists(address);

        assertThat(server.timesAsked("/list")).isEqualTo(2);
        assertThat(status()).isInstanceOf(Revoked.class);
        assertThat(told).isEmpty();
    }

    @Test
    void shouldKnowAfterARestartWhatItKnewBefore() throws CRLException, IOException {
        refreshLists(server.gives("/list", encoded(list(NOW, NOW.plus(DAY)))));
        openTheStore();

        assertThat(status()).isInstanceOf(Good.class);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1).allMatch(file -> file.toString().endsWith(".crl"));
        }
    }

    @Test
    void shouldKeepTheListThatItHasWhenTheNextOneIsNoBetter() throws CRLException {
        var address = server.gives("/list", encoded(list(NOW.minus(DAY), NOW.plus(DAY))));
        refreshLists(address);
        var namesake = TestCa.root("Demo issuer").list(NOW, NOW.plus(DAY));

        for (var worse : List.of(
                encoded(list(NOW.minus(DAY.multipliedBy(2)), NOW.plus(DAY), KARI)),
                encoded(list(NOW.minusSeconds(9), NOW.minusSeconds(1), KARI)),
                encoded(namesake),
                "<html>down for maintenance</html>".getBytes(StandardCharsets.UTF_8),
                new byte[2 << 20])) {
            server.gives("/list", worse);
            refreshLists(address);
            assertThat(status()).isInstanceOf(Good.class);
        }
        server.breaksDown("/list");
        refreshLists(address);

        assertThat(status()).isInstanceOf(Good.class);
        assertThat(told).hasSize(6);
        assertThat(String.join("\n", told))
                .contains("older than the one", "come to its end", "has not signed it", "not a revocation list", "503");
    }

    @Test
    void shouldNotBeLedElsewhereNorKeptWaitingNorAskAnotherProtocol() {
        refreshLists(server.address("/elsewhere"));
        assertThat(server.timesAsked("/list")).isZero();
        assertThat(told).singleElement().asString().contains("status 302");

        try (var hasty = new IssuerClient(1 << 20, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> hasty.get(server.address("/never-ending")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no whole answer within");
        }
        assertThatThrownBy(() -> client.get(URI.create("ldap://127.0.0.1/cn=list")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("only http and https");
        assertThatThrownBy(() -> client.get(URI.create("file:///etc/passwd"))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldAskTheResponderOnceAndKeepItsAnswer() {
        var responder = server.gives("/ocsp", OcspAnswer.by(ISSUER, KARI).encoded());
        var check = asking(responder, false);

        assertThat(check.statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Good.class);
        assertThat(check.statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Good.class);
        assertThat(server.timesAsked("/ocsp")).isOne();
    }

    @Test
    void shouldRefuseAndKeepNothingWhenTheResponderIsAwayOrIsNotBelieved() throws IOException {
        var stranger = TestCa.root("Demo issuer");
        var responder = server.gives("/ocsp", OcspAnswer.by(stranger, KARI).encoded());
        var check = asking(responder, false);

        assertThat(check.statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Unknown.class);
        server.breaksDown("/ocsp");
        assertThat(check.statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Unknown.class);

        assertThat(told).hasSize(2);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldRememberThatItWasRevoked() {
        var responder =
                server.gives("/ocsp", OcspAnswer.by(ISSUER, KARI).revoked().encoded());

        assertThat(asking(responder, false).statusOf(chain(), NOW, Duration.ZERO))
                .isInstanceOf(Revoked.class);
        server.breaksDown("/ocsp");
        assertThat(asking(responder, false).statusOf(chain(), NOW, Duration.ZERO))
                .isInstanceOf(Revoked.class);
    }

    @Test
    void shouldTakeOnlyTheAnswerToItsOwnQuestionWhereAnswersAreMadeForEach() {
        var replay = server.gives("/ocsp", OcspAnswer.by(ISSUER, KARI).encoded());
        assertThat(asking(replay, true).statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Unknown.class);

        var honest = server.answers(
                "/ocsp",
                question -> OcspAnswer.by(ISSUER, KARI).nonce(nonceOf(question)).encoded());
        assertThat(asking(honest, true).statusOf(chain(), NOW, Duration.ZERO)).isInstanceOf(Good.class);
    }

    @Test
    void shouldRenewAnAnswerFromHalfOfItsLifeOnAndForgetItAfterAMonthWithoutUse() throws IOException {
        var life = Duration.ofHours(8);
        var responder = server.gives(
                "/ocsp",
                OcspAnswer.by(ISSUER, KARI).between(NOW, NOW.plus(life)).encoded());
        asking(responder, false).statusOf(chain(), NOW, Duration.ZERO);
        var fetcher = new AnswerFetcher(client, store(), told::add, clock);
        fetcher.refresh(trust(List.of(), Optional.of(responder), false));
        assertThat(server.timesAsked("/ocsp")).isOne();

        clock.advance(life.dividedBy(2));
        server.gives(
                "/ocsp",
                OcspAnswer.by(ISSUER, KARI)
                        .between(clock.instant(), clock.instant().plus(life))
                        .encoded());
        fetcher.refresh(trust(List.of(), Optional.of(responder), false));
        server.breaksDown("/ocsp");
        clock.advance(life);

        assertThat(asking(responder, false).statusOf(chain(), clock.instant(), Duration.ZERO))
                .isInstanceOf(Good.class);
        assertThat(server.timesAsked("/ocsp")).isEqualTo(2);

        clock.advance(Duration.ofDays(31));
        fetcher.refresh(trust(List.of(), Optional.of(responder), false));
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldCountWithinTheGraceOnlyWhileThereIsNothingNewer() throws CRLException {
        var address = server.gives("/list", encoded(list(NOW, NOW.plus(DAY))));
        refreshLists(address);
        clock.advance(DAY.plus(Duration.ofHours(1)));
        var check = asking(server.address("/gone"), false);

        assertThat(check.statusOf(chain(), clock.instant(), Duration.ZERO)).isInstanceOf(Unknown.class);
        assertThat(check.statusOf(chain(), clock.instant(), Duration.ofHours(2)))
                .isInstanceOf(Good.class);

        server.gives("/list", encoded(list(clock.instant(), clock.instant().plus(DAY), KARI)));
        refreshLists(address);
        assertThat(check.statusOf(chain(), clock.instant(), Duration.ofHours(2)))
                .isInstanceOf(Revoked.class);
    }

    @Test
    void shouldFetchInTheBackgroundFromTheStartOn() throws CRLException, InterruptedException {
        var asked = new CountDownLatch(2);
        var list = encoded(list(NOW, NOW.plus(DAY)));
        var address = server.answers("/list", question -> {
            asked.countDown();
            return asked.getCount() == 0 ? list : new byte[0];
        });

        var lists = new ListFetcher(client, store(), _ -> {}, clock);
        var answers = new AnswerFetcher(client, store(), _ -> {}, clock);
        try (var keeping = RevocationKeeping.start(
                lists,
                answers,
                () -> trust(List.of(address), Optional.empty(), false),
                Duration.ofMillis(10),
                _ -> {})) {
            assertThat(keeping).isNotNull();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private RevocationStore store() {
        return opened.orElseThrow();
    }

    private void refreshLists(URI address) {
        new ListFetcher(client, store(), told::add, clock).refresh(trust(List.of(address), Optional.empty(), false));
    }

    private AskingResponders asking(URI responder, boolean nonce) {
        return new AskingResponders(
                new AnswerFetcher(client, store(), told::add, clock),
                store(),
                () -> trust(List.of(), Optional.of(responder), nonce));
    }

    private RevocationStatus status() {
        return asking(server.address("/gone"), false).statusOf(chain(), clock.instant(), Duration.ZERO);
    }

    private static Chain.Complete chain() {
        return new Chain.Complete(List.of(KARI), ISSUER.certificate());
    }

    private static TrustList trust(List<URI> lists, Optional<URI> responder, boolean nonce) {
        var issuer = new TrustedIssuer(
                ISSUER.certificate(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                new RevocationServers(lists, responder, nonce));
        return new TrustList(List.of(issuer), List.of(), Map.of());
    }

    private static X509CRL list(Instant made, Instant next, X509Certificate... revoked) {
        return ISSUER.list(made, next, revoked);
    }

    private static byte[] encoded(X509CRL list) throws CRLException {
        return list.getEncoded();
    }

    private static byte[] nonceOf(byte[] question) {
        try {
            var nonce = new OCSPReq(question).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            return ASN1OctetString.getInstance(nonce.getParsedValue()).getOctets();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
