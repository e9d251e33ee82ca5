package no.portvakt.trust.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.Spool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From here to an adapter that is away at first. */
class SpooledDelegationsTest {

    private static final String PERSON = "20815412096";

    @TempDir
    private Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> proofs = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(503);
    private final ECKey recipient = key();
    private final ECKey ours = key();
    private HttpServer adapter = server();

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (com.nimbusds.jose.JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @BeforeEach
    void listen() {
        adapter.createContext(AccessLogLine.PATH, this::answer);
        adapter.start();
    }

    @AfterEach
    void stop() {
        adapter.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        proofs.add(exchange.getRequestHeaders().getFirst("Authorization"));
        if (status.get() == 204) {
            lines.addAll(body.lines().toList());
        }
        exchange.sendResponseHeaders(status.get(), -1);
        exchange.close();
    }

    private RecordSender sender(Spool spool) throws Exception {
        var address = URI.create("http://127.0.0.1:" + adapter.getAddress().getPort());
        var line = new AccessLogLine(
                address, "gateway", ours.toECPrivateKey(), SSLContext.getDefault(), Clock.systemUTC());
        return new RecordSender("delegations", "MinSide", 2, spool, line).start();
    }

    private Spool spool(long bytes) {
        return new Spool(folder, new Spool.Limits(bytes, Optional.empty(), Spool.WhenFull.REFUSE), Clock.systemUTC());
    }

    private static Delegation delegation(String id) {
        return new Delegation(
                id,
                Instant.parse("2026-11-23T10:00:00Z"),
                NationalId.parse(PERSON).orElseThrow(),
                "e247",
                new Delegation.Name("a", "b", "c"),
                "byggesak",
                "Testkommunen",
                3,
                Set.of());
    }

    @Test
    void shouldKeepThemSealedUntilTheyHaveArrivedOverARestartToo() throws Exception {
        var before = spool(1_000_000);
        var delegations = new SpooledDelegations(before, recipient.toECPublicKey());
        delegations.record(delegation("one"));
        delegations.record(delegation("two"));
        var sender = sender(before);
        await().until(() -> proofs.size() > 1);
        sender.close();
        assertThat(lines).isEmpty();
        before.close();
        try (var files = Files.list(folder)) {
            assertThat(Files.readString(files.findFirst().orElseThrow()))
                    .doesNotContain(PERSON)
                    .doesNotContain("e247");
        }

        var after = spool(1_000_000);
        new SpooledDelegations(after, recipient.toECPublicKey()).record(delegation("three"));
        status.set(204);
        var next = sender(after);
        await().until(() -> lines.size() == 3);
        next.close();

        var keys = List.of(recipient.toECPrivateKey());
        assertThat(lines.stream()
                        .map(line ->
                                DelegationSeal.open(line, keys).orElseThrow().id()))
                .containsExactly("one", "two", "three");
        var proof = SignedJWT.parse(proofs.getLast().replace("Bearer ", ""));
        assertThat(proof.verify(new ECDSAVerifier(ours.toECPublicKey()))).isTrue();
        assertThat(proof.getJWTClaimsSet().getIssuer()).isEqualTo("gateway");
    }

    @Test
    void shouldRefuseWhatItCannotKeep() throws Exception {
        var delegations = new SpooledDelegations(spool(1), recipient.toECPublicKey());
        delegations.record(delegation("one"));

        assertThatThrownBy(() -> delegations.record(delegation("two"))).isInstanceOf(UncheckedIOException.class);
    }
}
