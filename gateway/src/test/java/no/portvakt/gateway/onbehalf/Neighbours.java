package no.portvakt.gateway.onbehalf;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;

/** Services that call each other, the gateway's part in it real. They sign with another library than it verifies with. */
final class Neighbours {

    static final String ISSUER = "https://gateway.test";
    static final String PERSON = "20815412096";

    private static final String TO_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final Map<String, ECKey> KEYS = Stream.of("sender", "barnehage", "stranger", "gateway")
            .collect(Collectors.toMap(id -> id, Neighbours::key));

    final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final List<AuditRecord> audit = new ArrayList<>();
    final List<Decided> decisions = new ArrayList<>();
    boolean auditIsFull;

    private final Policy policy = Profiles.compiled(List.of(
            SampleProfiles.withInner("sender", "national-id", "claims: [locale]", "level: 3"),
            SampleProfiles.withInner("barnehage", "pairwise", "listed: true", "level: 3"),
            SampleProfiles.withInner("helse", "national-id", "listed: true", "level: 4"),
            SampleProfiles.withInner("strict", "pairwise", "listed: true", "level: 3\n      maxAge: 1h"),
            SampleProfiles.withInner("quiet", "none", "listed: true", "level: 3")));
    private final SigningKey signingKey = SigningKey.fromPem(pem(keyOf("gateway")));
    private final TokenSigner signer;
    private final OwnPath path;

    Neighbours() {
        var secret = Secret.of("pairwise secret of the tests");
        var handover = Handover.sealedWith(secret, Set.of(new ServiceId("sender"), new ServiceId("barnehage")));
        this.signer = new TokenSigner(ISSUER, signingKey, secret, handover);
        var sessions =
                new LiveSessions(new MemorySessionStore(10), Renewing.never(), clock, new SecureRandom(), List.of());
        var terms = new Decided.Terms(0, WatchedWords.none(), Optional.empty());
        this.path = TokenEndpoint.path(
                List.of(
                        partner("sender", "barnehage", "helse", "strict", "quiet", "nobody"),
                        partner("barnehage", "helse")),
                new TokenEndpoint.Tokens(ISSUER, signingKey.jwks(), signer, handover),
                new PolicyInForce(policy),
                sessions,
                new ExchangeRecords(this::keep, decisions::add, () -> terms),
                clock);
    }

    /** What came back. */
    record Answer(int status, JsonObject json) {
        String error() {
            return json.getString("error", "none");
        }
    }

    private void keep(AuditRecord record) {
        if (auditIsFull) {
            throw new IllegalStateException("full");
        }
        audit.add(record);
    }

    private static Partner partner(String id, String... to) {
        var keys = new JWKSet(keyOf(id).toPublicJWK());
        return new Partner(
                new ServiceId(id), () -> keys, Stream.of(to).map(ServiceId::new).collect(Collectors.toSet()));
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ECKey keyOf(String id) {
        return Objects.requireNonNull(KEYS.get(id));
    }

    private static String pem(ECKey key) {
        try {
            var der =
                    Base64.getMimeEncoder().encodeToString(key.toECPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As a service gets it with a citizen's request. */
    String identityToken(String holder, SecurityLevel level, Duration age) {
        var idp = "https://login.test";
        var acr = new AcrMapping(idp, AcrMapping.ID_PORTEN).acrFor(level).orElseThrow();
        var citizen = new Citizen(
                "session",
                0,
                "sid",
                "kari",
                NationalId.parse(PERSON),
                new Assurance(
                        level, idp, acr, List.of("Minid-PIN"), clock.instant().minus(age)),
                "nb",
                Optional.empty());
        var service = policy.catalog().find(new ServiceId(holder)).orElseThrow();
        return signer.sign(citizen, service, clock.instant());
    }

    /** Of a token that is ours: the signature is verified. */
    JWTClaimsSet claims(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var key = JWKSet.parse(signingKey.jwks()).getKeys().getFirst().toECKey();
            if (!jwt.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(key))) {
                throw new AssertionError("not signed by the gateway");
            }
            return jwt.getJWTClaimsSet();
        } catch (ParseException | JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    String signedByAStranger(JWTClaimsSet claims) {
        return signed(keyOf("stranger"), claims);
    }

    /** A sound proof of this service's, but for who signs it. */
    String assertion(String signedBy, JWTClaimsSet claims) {
        return signed(keyOf(signedBy), claims);
    }

    static JWTClaimsSet.Builder assertionClaims(String id) {
        return new JWTClaimsSet.Builder()
                .issuer(id)
                .subject(id)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    Answer exchange(String caller, String subjectToken, String target) {
        return exchange(caller, subjectToken, target, Map.of());
    }

    /** With these parameters instead; none where a list is empty. */
    Answer exchange(String caller, String subjectToken, String target, Map<String, List<String>> changes) {
        var signer = KEYS.containsKey(caller) ? caller : "stranger";
        var form = new HashMap<>(Map.of(
                "grant_type", List.of(TO_EXCHANGE),
                "subject_token", List.of(subjectToken),
                "subject_token_type", List.of(JWT),
                "audience", List.of(target),
                "client_assertion_type", List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                "client_assertion",
                        List.of(assertion(signer, assertionClaims(caller).build()))));
        form.putAll(changes);
        form.values().removeIf(List::isEmpty);
        var request = new OwnRequest(
                "POST",
                "login",
                "https://login.test",
                path.path(),
                "",
                Map.of(),
                Map.of(),
                form,
                CorrelationId.random());
        if (!(path.handler().handle(request) instanceof OwnReply.Json json)) {
            throw new AssertionError("no JSON");
        }
        return new Answer(json.status(), new JsonObject(json.json()));
    }
}
