package no.portvakt.gateway.saml.signon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.session.Renewal;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionId;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.trust.secret.Secret;

/**
 * Remembers which portals were told of which sign-on: one text for each portal and sign-on, so there are never more than
 * portals times sign-ons, and none outlives the longest session. It is kept under the hash of the SessionIndex and sealed
 * with a key that comes from it; the portal has that, and we can work it out for a sign-on that we know. The store opens
 * nothing by itself. Thread-safe. Blocks; throws a {@code CompletionException} where the store is away.
 */
public final class Participations {

    private static final String PURPOSE = "saml.sign-on";
    private static final String LEFT = "saml.left-for-browser";
    private static final Duration LEFT_FOR = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SamlPortals portals;
    private final PortalPseudonyms names;
    private final SealedTexts texts;

    /** Of these portals, by these names. */
    public Participations(SamlPortals portals, PortalPseudonyms names, SealedTexts texts) {
        this.portals = portals;
        this.names = names;
        this.texts = texts;
    }

    private record Text(String portal, String sid, String name, String sessionKey, String endsThere) {

        Participation participation(String sessionIndex) {
            return new Participation(
                    portal,
                    sid,
                    name,
                    sessionIndex,
                    sessionKey,
                    Optional.of(endsThere).filter(token -> !token.isEmpty()).map(Secret::of));
        }
    }

    private static Text textOf(Participation one) {
        return new Text(
                one.portal(),
                one.sid(),
                one.name(),
                one.sessionKey(),
                one.endsThere()
                        .map(token -> token.<String>reveal(value -> value))
                        .orElse(""));
    }

    /** What this portal is told of this sign-on: the same each time that it asks. */
    public Participation of(SamlPortal portal, StoredSession stored) {
        var entityId = portal.metadata().entityId();
        var session = stored.session();
        var name =
                switch (portal.peer().nameId()) {
                    case SamlPeer.NameIdKind.TRANSIENT -> names.whileLoggedIn(entityId, session.sid());
                    case SamlPeer.NameIdKind.PERSISTENT -> names.lasting(entityId, session.subject());
                };
        return new Participation(
                portal.id().value(),
                session.sid(),
                name,
                names.session(entityId, session.sid()),
                session.key(),
                stored.renewal().map(Renewal::refreshToken));
    }

    /** False if there is no room; then nobody must be told anything. */
    public boolean remember(Participation one, Duration life) {
        var id = id(one.sessionIndex()).orElseThrow();
        return texts.keep(id.hash(), id.sealer(PURPOSE).seal(write(textOf(one))), life)
                .toCompletableFuture()
                .join();
    }

    /** What this portal was told; empty where it was not, or where the sign-on is over. */
    public Optional<Participation> find(SamlPortal portal, String sessionIndex) {
        return id(sessionIndex).flatMap(id -> texts.find(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> open(id, text, sessionIndex))
                .filter(one -> one.portal().equals(portal.id().value())));
    }

    /** Every portal of this sign-on; each is given to one caller, among all nodes, and forgotten. */
    public List<Participation> takeAll(String sid) {
        return portals.all().stream()
                .map(portal -> names.session(portal.metadata().entityId(), sid))
                .flatMap(sessionIndex -> take(sessionIndex).stream())
                .toList();
    }

    private Optional<Participation> take(String sessionIndex) {
        return id(sessionIndex).flatMap(id -> texts.take(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> open(id, text, sessionIndex)));
    }

    /** These are over, and wait a minute for the browser, which alone can tell them. */
    public void leave(List<Participation> ofOneSignOn) {
        for (var one : ofOneSignOn) {
            var id = id(left(one.portal(), one.sid())).orElseThrow();
            texts.keep(id.hash(), id.sealer(LEFT).seal(write(textOf(one))), LEFT_FOR)
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Those that were left for the browser of this sign-on; each is given once. */
    public List<Participation> takeLeft(String sid) {
        return portals.all().stream()
                .flatMap(portal -> takeLeft(portal, sid).stream())
                .toList();
    }

    private Optional<Participation> takeLeft(SamlPortal portal, String sid) {
        return id(left(portal.id().value(), sid)).flatMap(id -> texts.take(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> id.sealer(LEFT).open(text))
                .flatMap(Participations::read)
                .map(text -> text.participation(names.session(portal.metadata().entityId(), sid))));
    }

    /** No portal knows a sign-on by this name. */
    private String left(String portal, String sid) {
        return names.session("left for the browser: " + portal, sid);
    }

    private static Optional<SessionId> id(String sessionIndex) {
        return SessionId.parse(sessionIndex);
    }

    private static Optional<Participation> open(SessionId id, String sealed, String sessionIndex) {
        return id.sealer(PURPOSE)
                .open(sealed)
                .flatMap(Participations::read)
                .map(text -> text.participation(sessionIndex));
    }

    private static String write(Text text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a sign-on cannot be written", broken);
        }
    }

    private static Optional<Text> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Text.class));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
