package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.metadata.MetadataText;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.redis.RedisServer;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one Redis, which citizens log in by all the time while keys change as {@code docs/portals.md} says. */
class KeyRolloverTest {

    private static final int A_WHILE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<PortalKey> OURS = List.of(PortalKey.OURS, PortalKey.NEXT);
    private static final List<PortalKey> THEIRS = List.of(PortalKey.PORTAL, PortalKey.OTHER);

    private final Redis redis = new Redis();
    private final RedisServer eastRedis = redis.connection();
    private final RedisServer westRedis = redis.connection();
    private final PolicyInForce policy = new PolicyInForce(
            Profiles.compiled(List.of(SampleProfiles.withInner("three", "national-id", "listed: true", "level: 3"))));
    private final AtomicInteger logIns = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();

    private volatile RollingNode east = node(eastRedis, PortalKey.OURS);
    private volatile RollingNode west = node(westRedis, PortalKey.OURS);

    /** What the portal signs with, and whose answers it takes. */
    private volatile PortalKey signer = PortalKey.PORTAL;

    private volatile List<PortalKey> trusted = List.of(PortalKey.OURS);
    private String session = "";

    @BeforeEach
    void logIn() {
        var acr = new AcrMapping("https://idp.test", AcrMapping.ID_PORTEN)
                .acrFor(SecurityLevel.SUBSTANTIAL)
                .orElseThrow();
        var started = east.sessions
                .start(
                        new LiveSessions.Login(
                                "login",
                                "sid-1",
                                "kari",
                                NationalId.parse(Town.PERSON),
                                new Assurance(
                                        SecurityLevel.SUBSTANTIAL,
                                        "https://idp.test",
                                        acr,
                                        List.of("PIN"),
                                        Instant.now()),
                                "nn",
                                Optional.empty(),
                                Optional.empty(),
                                Town.LIMITS),
                        Optional.empty())
                .toCompletableFuture()
                .join()
                .orElseThrow();
        session = started.id().cookie(east.sessions.cookie().name());
    }

    @AfterEach
    void close() {
        eastRedis.close();
        westRedis.close();
        redis.close();
    }

    private RollingNode node(RedisServer at, PortalKey... keys) {
        return new RollingNode(at, policy, portals(PortalKey.PORTAL), List.of(keys));
    }

    /** As it starts anew with other keys of its own, and knows the same of portals. */
    private RollingNode restarted(RedisServer at, RollingNode before, PortalKey... keys) {
        return new RollingNode(at, policy, before.portals, List.of(keys));
    }

    private static SamlPortals portals(PortalKey... keys) {
        return switch (SamlPortals.of(List.of(declared(keys)), Instant.now(), true)) {
            case SamlPortals.Outcome.Sound(var sound) -> sound;
            case SamlPortals.Outcome.Unsound(var problems) -> throw new AssertionError(problems);
        };
    }

    /** It encrypts to the last of them. */
    private static Portal declared(PortalKey... keys) {
        var key = "<md:KeyDescriptor use='%s'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate>"
                + "</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
        var signing = Stream.of(keys)
                .map(one -> key.formatted("signing", one.base64()))
                .reduce("", String::concat);
        var metadata = "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'"
                + " xmlns:ds='http://www.w3.org/2000/09/xmldsig#' entityID='" + Town.entityOf("three") + "'>"
                + "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" + signing
                + key.formatted("encryption", keys[keys.length - 1].base64())
                + "<md:AssertionConsumerService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='"
                + Town.consumerOf("three") + "' index='0'/></md:SPSSODescriptor></md:EntityDescriptor>";
        return new Portal(
                new PortalId("three"),
                new Texts("a", "a", "a"),
                new ServiceId("three"),
                Telling.NEVER,
                new SamlPeer(
                        new SamlPeer.Metadata.In(metadata),
                        SamlPeer.NameIdKind.TRANSIENT,
                        SamlPeer.Requests.SIGNED,
                        SamlPeer.Assertions.ENCRYPTED,
                        SamlPeer.ID_PORTEN));
    }

    private String request(PortalKey by) {
        var xml = "<samlp:AuthnRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_r" + requests.incrementAndGet()
                + "' Version='2.0' IssueInstant='" + Instant.now() + "' Destination='" + Town.SSO + "'>"
                + "<saml:Issuer>" + Town.entityOf("three") + "</saml:Issuer></samlp:AuthnRequest>";
        return LoginRequestText.signed(xml, by.key());
    }

    @Test
    void shouldFailNoLogInWhileOurKeyAndThePortalsChange() {
        var over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                threads.execute(() -> {
                    while (!over.get()) {
                        logInOnce();
                    }
                });
            }
            try {
                change();
            } finally {
                over.set(true);
            }
        }
        assertThat(failed).isEmpty();
        System.getLogger("KeyRolloverTest")
                .log(System.Logger.Level.INFO, "{0} log-ins while keys changed, none failed", logIns);

        assertThat(east.post(request(PortalKey.PORTAL)))
                .as("the portal's old key counts no more")
                .isInstanceOf(OwnReply.Refusal.class);
        trusted = List.of(PortalKey.OURS);
        logInOnce();
        assertThat(failed).as("our old key signs no more").hasSize(1);
    }

    private void change() {
        goOnForAWhile();
        eachInTurn(PortalKey.OURS, PortalKey.NEXT);
        trusted = published();
        assertThat(trusted).hasSize(2);
        eachInTurn(PortalKey.NEXT, PortalKey.OURS);

        eachReads(PortalKey.PORTAL, PortalKey.OTHER);
        signer = PortalKey.OTHER;
        goOnForAWhile();
        eachReads(PortalKey.OTHER);

        eachInTurn(PortalKey.NEXT);
        trusted = published();
        assertThat(trusted).containsExactly(PortalKey.NEXT);
        goOnForAWhile();
    }

    private void eachInTurn(PortalKey... keys) {
        east = restarted(eastRedis, east, keys);
        goOnForAWhile();
        west = restarted(westRedis, west, keys);
        goOnForAWhile();
    }

    private void eachReads(PortalKey... keys) {
        for (var node : List.of(east, west)) {
            assertThat(node.portals.take(
                            List.of(declared(keys)),
                            source -> new MetadataText.Known(((SamlPeer.Metadata.In) source).xml()),
                            Instant.now()))
                    .isEmpty();
            goOnForAWhile();
        }
    }

    /** As the portal reads it out of our metadata. */
    private List<PortalKey> published() {
        var text = east.metadata().replaceAll("\\s", "");
        var keys = text.replaceAll("<ds:Signature.*?</ds:Signature>", "");
        return OURS.stream().filter(key -> keys.contains(key.base64())).toList();
    }

    private void goOnForAWhile() {
        int now = logIns.get();
        await().atMost(PATIENCE).until(() -> logIns.get() >= now + A_WHILE || !failed.isEmpty());
        assertThat(failed).isEmpty();
    }

    private void logInOnce() {
        var node = ThreadLocalRandom.current().nextBoolean() ? east : west;
        try {
            if (!(node.post(request(signer)) instanceof OwnReply.Redirect kept)) {
                failed.add("refused: " + node.audit.getLast().details());
                return;
            }
            // Its page is fetched from the other node, as a balancer may have it.
            var answer = PortalAnswer.of((node == east ? west : east).follow(kept, session));
            if (trusted.stream().noneMatch(answer::isSignedBy)) {
                failed.add("signed by nobody whom the portal knows");
            }
            if (THEIRS.stream().noneMatch(key -> opens(key, answer))) {
                failed.add("encrypted to nobody");
            }
            logIns.incrementAndGet();
        } catch (AssertionError | RuntimeException broken) {
            failed.add(broken.toString());
        }
    }

    private static boolean opens(PortalKey key, PortalAnswer answer) {
        try {
            return Opened.with(key, answer).getSubject() != null;
        } catch (AssertionError notForThisKey) {
            return false;
        }
    }

    @Test
    void shouldTakeARequestOnceAmongBothNodes() {
        var once = request(PortalKey.PORTAL);

        assertThat(east.post(once)).isInstanceOf(OwnReply.Redirect.class);
        assertThat(west.post(once)).isInstanceOf(OwnReply.Refusal.class);
        assertThat(west.audit.getLast().details()).containsEntry("reason", "replayed");
    }
}
