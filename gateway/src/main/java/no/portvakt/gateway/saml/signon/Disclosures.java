package no.portvakt.gateway.saml.signon;

import java.time.Duration;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.SessionId;

/**
 * Remembers what citizens were shown of what portals are told of them, and went on with: one text for each portal and
 * sign-on, on every node, which the store cannot open. Where it has no room, she is shown it once more. Thread-safe.
 * Blocks; throws a {@code CompletionException} where the store is away.
 */
public final class Disclosures {

    private static final String PURPOSE = "saml.shown";

    private final PortalPseudonyms names;
    private final SealedTexts texts;

    /** By these names, kept there. */
    public Disclosures(PortalPseudonyms names, SealedTexts texts) {
        this.names = names;
        this.texts = texts;
    }

    /** Whether this, and no less, was what she saw last in this sign-on. */
    public boolean isKnown(SamlPortal portal, Session session, Disclosure disclosure) {
        var id = id(portal, session);
        return texts.find(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> id.sealer(PURPOSE).open(text))
                .filter(disclosure.kinds()::equals)
                .isPresent();
    }

    /**
     * She has seen it, and goes on.
     *
     * @param life how long a sign-on lasts at most
     */
    public void remember(SamlPortal portal, Session session, Disclosure disclosure, Duration life) {
        var id = id(portal, session);
        texts.keep(id.hash(), id.sealer(PURPOSE).seal(disclosure.kinds()), life)
                .toCompletableFuture()
                .join();
    }

    private SessionId id(SamlPortal portal, Session session) {
        return SessionId.parse(names.shown(portal.metadata().entityId(), session.sid()))
                .orElseThrow();
    }
}
