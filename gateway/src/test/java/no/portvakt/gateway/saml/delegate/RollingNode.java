package no.portvakt.gateway.saml.delegate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.gateway.saml.signon.Disclosures;
import no.portvakt.gateway.saml.signon.Participations;
import no.portvakt.gateway.saml.signon.SignOns;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.redis.RedisSealedTexts;
import no.portvakt.gateway.session.redis.RedisServer;
import no.portvakt.gateway.session.redis.RedisSessionStore;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.simulate.WatchedWords;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/** One of several nodes on one Redis, which signs with these keys. Thread-safe. */
final class RollingNode {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final SealingKey SEALED = new SealingKey("test", Secret.of("a key for the tests of two nodes"));

    final List<AuditRecord> audit = Collections.synchronizedList(new ArrayList<>());
    final LiveSessions sessions;
    final SamlPortals portals;
    private final SamlPaths paths;

    RollingNode(RedisServer redis, PolicyInForce policy, SamlPortals portals, List<PortalKey> keys) {
        this.portals = portals;
        this.sessions = new LiveSessions(
                new RedisSessionStore(redis, List.of(SEALED), session -> {}),
                Renewing.never(),
                CLOCK,
                new SecureRandom(),
                List.of());
        var texts = new RedisSealedTexts(redis);
        var names = new PortalPseudonyms(Secret.of("pairwise secret of the tests"), new SecureRandom());
        var terms = new Decided.Terms(0, WatchedWords.none(), Optional.empty());
        this.paths = SamlPaths.of(
                new SamlPaths.Identity(
                        URI.create(Town.ENTITY),
                        URI.create(Town.SLO),
                        Optional.empty(),
                        OwnKeys.of(keys.stream()
                                .map(key -> new OwnKeys.Key(key.key(), key.certificate()))
                                .toList()),
                        names,
                        new AcrMapping("https://idp.test", AcrMapping.ID_PORTEN)),
                portals,
                policy,
                sessions,
                new SignOns(new Participations(portals, names, texts), new Disclosures(names, texts)),
                texts,
                new DelegationRecords(audit::add, decided -> {}, Delegations.NONE, () -> terms, CLOCK),
                new Workers(2, Duration.ofSeconds(30)),
                CLOCK);
    }

    String metadata() {
        var reply = paths.metadata().handler().handle(Town.made("GET", SamlPaths.METADATA, "", Map.of(), ""));
        return ((OwnReply.Document) reply).text();
    }

    OwnReply post(String xml) {
        var message = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return paths.singleSignOn()
                .handler()
                .handle(Town.made("POST", SamlPaths.SSO, "", Map.of("SAMLRequest", List.of(message)), ""));
    }

    /** The browser follows, with what it has. */
    OwnReply follow(OwnReply.Redirect kept, String session) {
        var location = kept.location();
        var cookie = kept.setCookies().getFirst().replaceAll(";.*", "");
        return paths.goOn()
                .handler()
                .handle(Town.made(
                        "GET",
                        paths.goOn().path(),
                        location.substring(location.indexOf('?') + 1),
                        Map.of(),
                        cookie + "; " + session));
    }
}
