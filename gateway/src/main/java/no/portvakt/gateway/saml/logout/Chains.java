package no.portvakt.gateway.saml.logout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionId;

/**
 * Log-outs on their way, on every node, for ten minutes: sealed with a key that only this browser holds. Thread-safe.
 * Blocks; throws a {@code CompletionException} where the store is away.
 */
final class Chains {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final String TICKET = "begin";
    private static final Duration HANDED_OVER_WITHIN = Duration.ofMinutes(1);
    private static final String COOKIE = SessionCookie.FAMILY + "-out-";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final String PURPOSE = "saml.log-out";
    private static final int NAMING_PART = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{" + NAMING_PART + "}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SealedTexts texts;
    private final SecureRandom random;

    Chains(SealedTexts texts, SecureRandom random) {
        this.texts = texts;
        this.random = random;
    }

    /** A chain that a browser holds the key to. */
    record Held(SessionId id, Chain chain) {

        String name() {
            return id.hash().value().substring(0, NAMING_PART);
        }

        /** The {@code Set-Cookie} value that opens it. */
        String setCookie() {
            return id.cookie(COOKIE + name()) + ATTRIBUTES + LIFE.toSeconds();
        }

        /** The {@code Set-Cookie} value that takes the key out of the browser. */
        String expire() {
            return COOKIE + name() + "=" + ATTRIBUTES + 0;
        }
    }

    /** A new one. Where there is no room it is not kept, and ends at its first step. */
    Held begin(Chain chain) {
        var held = new Held(SessionId.random(random), chain);
        keep(held);
        return held;
    }

    /** One that another host of ours began: a parameter of an address that gives it to one browser, within a minute. */
    String handOver(Chain chain) {
        var ticket = SessionId.random(random);
        texts.keep(ticket.hash(), ticket.sealer(PURPOSE).seal(write(chain)), HANDED_OVER_WITHIN)
                .toCompletableFuture()
                .join();
        return ticket.cookie(TICKET);
    }

    /** The chain that was handed over so; empty for the second who asks. */
    Optional<Held> takeOver(String ticket) {
        return SessionId.parse(ticket)
                .flatMap(
                        id -> texts.take(id.hash()).toCompletableFuture().join().flatMap(text -> id.sealer(PURPOSE)
                                .open(text)))
                .flatMap(Chains::read)
                .map(this::begin);
    }

    /** As it is now. */
    void keep(Held held) {
        texts.keep(held.id().hash(), held.id().sealer(PURPOSE).seal(write(held.chain())), LIFE)
                .toCompletableFuture()
                .join();
    }

    /** The one of this name that this browser holds the key to; with a blank name, any that it holds. */
    Optional<Held> find(String name, List<String> cookieHeaders) {
        return key(name, cookieHeaders).flatMap(this::find);
    }

    private static Optional<SessionId> key(String name, List<String> cookieHeaders) {
        if (name.isEmpty()) {
            return CookieHeader.startingWith(COOKIE, cookieHeaders).values().stream()
                    .findFirst()
                    .flatMap(SessionId::parse);
        }
        return NAME.matcher(name).matches()
                ? CookieHeader.only(COOKIE + name, cookieHeaders).flatMap(SessionId::parse)
                : Optional.empty();
    }

    private Optional<Held> find(SessionId id) {
        return texts.find(id.hash())
                .toCompletableFuture()
                .join()
                .flatMap(text -> id.sealer(PURPOSE).open(text))
                .flatMap(Chains::read)
                .map(chain -> new Held(id, chain));
    }

    void forget(Held held) {
        texts.forget(held.id().hash()).toCompletableFuture().join();
    }

    /** As it is written: what is not there is blank. */
    private record Text(
            String portal,
            String requestId,
            String by,
            String relayState,
            String everywhereTo,
            String partlyTo,
            List<Chain.Stop> left,
            List<Chain.Asked> asked,
            boolean everywhere) {

        static Text of(Chain chain) {
            var asked = chain.asked().stream().toList();
            return switch (chain.end()) {
                case Chain.End.AtPortal(var asker) ->
                    new Text(
                            asker.portal(),
                            asker.requestId(),
                            asker.by().name(),
                            asker.relayState().orElse(""),
                            "",
                            "",
                            chain.left(),
                            asked,
                            chain.everywhere());
                case Chain.End.AtPage(var everywhereTo, var partlyTo) ->
                    new Text("", "", "", "", everywhereTo, partlyTo, chain.left(), asked, chain.everywhere());
            };
        }

        Chain chain() {
            var end = portal.isEmpty()
                    ? new Chain.End.AtPage(everywhereTo, partlyTo)
                    : new Chain.End.AtPortal(new Asker(
                            portal,
                            requestId,
                            Binding.valueOf(by),
                            Optional.of(relayState).filter(state -> !state.isEmpty())));
            return new Chain(end, left, asked.stream().findFirst(), everywhere);
        }
    }

    private static String write(Chain chain) {
        try {
            return JSON.writeValueAsString(Text.of(chain));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a log-out cannot be written", broken);
        }
    }

    private static Optional<Chain> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Text.class)).map(Text::chain);
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
