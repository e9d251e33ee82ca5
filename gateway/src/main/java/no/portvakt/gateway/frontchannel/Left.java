package no.portvakt.gateway.frontchannel;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionId;

/**
 * Which portals are left to be told of the end of which sign-on, by her browser, should it come by within a minute: on
 * every node, under names that nobody but us can work out. Thread-safe. Blocks; throws a {@code CompletionException} where
 * the store is away.
 */
public final class Left {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final String PURPOSE = "portal.left-for-frame";

    private final PortalPseudonyms names;
    private final SealedTexts texts;

    public Left(PortalPseudonyms names, SealedTexts texts) {
        this.names = names;
        this.texts = texts;
    }

    /** False if there is no room. */
    boolean leave(String portal, String sid) {
        var id = id(portal, sid);
        return texts.keep(id.hash(), id.sealer(PURPOSE).seal(portal), LIFE)
                .toCompletableFuture()
                .join();
    }

    boolean isAny(Collection<String> portals, String sid) {
        return portals.stream().anyMatch(portal -> texts.find(id(portal, sid).hash())
                .toCompletableFuture()
                .join()
                .isPresent());
    }

    /** Those of these portals that are left; each is given to one caller, among all nodes, and forgotten. */
    List<String> take(Collection<String> portals, String sid) {
        return portals.stream()
                .filter(portal -> texts.take(id(portal, sid).hash())
                        .toCompletableFuture()
                        .join()
                        .isPresent())
                .sorted()
                .toList();
    }

    private SessionId id(String portal, String sid) {
        return SessionId.parse(names.session("left for a frame: " + portal, sid))
                .orElseThrow();
    }
}
