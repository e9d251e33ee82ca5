package no.portvakt.gateway.saml.logout;

import java.util.Optional;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionHash;
import no.portvakt.gateway.session.SessionId;

/**
 * Requests of ours that portals have not answered, on every node. Each is answered once, by the portal that it was sent to.
 * What is kept is kept under the hash of the request's id and sealed with a key that comes from it. Thread-safe. Blocks;
 * throws a {@code CompletionException} where the store is away.
 */
final class Awaited {

    private static final String ASKED = "saml.asked";
    private static final String HEARD = "saml.heard";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String BETWEEN = " ";

    private final SealedTexts texts;

    Awaited(SealedTexts texts) {
        this.texts = texts;
    }

    /** This portal was asked, in this chain. */
    void ask(String requestId, String portal, String chain) {
        var id = id(requestId).orElseThrow();
        texts.keep(id.hash(), id.sealer(ASKED).seal(portal + BETWEEN + chain), Chains.LIFE)
                .toCompletableFuture()
                .join();
    }

    /** The portal answers. The name of the chain, or empty where it was not asked, or has answered. */
    Optional<String> hear(String requestId, String portal, boolean done) {
        var id = id(requestId);
        var asked = id.flatMap(known -> texts.find(known.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> known.sealer(ASKED).open(text))
                .filter(text -> text.startsWith(portal + BETWEEN)));
        if (asked.isEmpty()
                || texts.take(id.orElseThrow().hash())
                        .toCompletableFuture()
                        .join()
                        .isEmpty()) {
            return Optional.empty();
        }
        var answer = id.orElseThrow();
        texts.keep(heardAs(answer), answer.sealer(HEARD).seal(done ? YES : NO), Chains.LIFE)
                .toCompletableFuture()
                .join();
        return asked.map(text -> text.substring(text.indexOf(BETWEEN) + 1));
    }

    /** What the portal said; empty while it has said nothing. */
    Optional<Boolean> heard(String requestId) {
        return id(requestId).flatMap(id -> texts.find(heardAs(id))
                .toCompletableFuture()
                .join()
                .flatMap(text -> id.sealer(HEARD).open(text))
                .map(YES::equals));
    }

    private static SessionHash heardAs(SessionId id) {
        return new SessionHash(id.hash().value() + "-heard");
    }

    private static Optional<SessionId> id(String requestId) {
        return requestId.startsWith("_") ? SessionId.parse(requestId.substring(1)) : Optional.empty();
    }
}
