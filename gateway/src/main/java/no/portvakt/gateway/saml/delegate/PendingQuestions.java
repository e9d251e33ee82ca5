package no.portvakt.gateway.saml.delegate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.SessionId;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What portals have asked and citizens are logging in for. A request that another site posts comes without our cookies,
 * so it is kept here and gone on with by a GET of ours. Sealed with a key that only this browser holds, on every node,
 * for ten minutes. Thread-safe; a stage that fails means that the store is away.
 */
final class PendingQuestions {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String COOKIE = SessionCookie.FAMILY + "-saml-";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final String PURPOSE = "saml.pending";
    private static final int NAMING_PART = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{" + NAMING_PART + "}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SealedTexts texts;
    private final SecureRandom random;

    PendingQuestions(SealedTexts texts, SecureRandom random) {
        this.texts = texts;
        this.random = random;
    }

    /** A kept question's name and the {@code Set-Cookie} value that opens it. */
    record Kept(String name, String setCookie) {}

    /** Empty if there is no room. */
    CompletionStage<Optional<Kept>> keep(Question question) {
        var id = SessionId.random(random);
        var name = id.hash().value().substring(0, NAMING_PART);
        return texts.keep(id.hash(), id.sealer(PURPOSE).seal(write(question)), LIFE)
                .thenApply(kept -> Optional.of(new Kept(name, id.cookie(COOKIE + name) + ATTRIBUTES + LIFE.toSeconds()))
                        .filter(some -> kept));
    }

    /** The question of this name that this browser holds the key to. */
    CompletionStage<Optional<Question>> find(String name, List<String> cookieHeaders) {
        return id(name, cookieHeaders)
                .map(id -> texts.find(id.hash()).thenApply(found -> found.flatMap(
                                text -> id.sealer(PURPOSE).open(text))
                        .flatMap(PendingQuestions::read)))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    CompletionStage<Void> forget(String name, List<String> cookieHeaders) {
        return id(name, cookieHeaders)
                .map(SessionId::hash)
                .map(texts::forget)
                .orElse(CompletableFuture.completedStage(null));
    }

    /** The {@code Set-Cookie} value that takes the key out of the browser. */
    static String expire(String name) {
        return COOKIE + name + "=" + ATTRIBUTES + 0;
    }

    private static Optional<SessionId> id(String name, List<String> cookieHeaders) {
        return NAME.matcher(name).matches()
                ? CookieHeader.only(COOKIE + name, cookieHeaders).flatMap(SessionId::parse)
                : Optional.empty();
    }

    /** As it is written: what is not there is blank, or 0. */
    private record Text(
            String portal,
            String id,
            String answerTo,
            Binding answerBy,
            String relayState,
            int level,
            boolean statesAsked,
            boolean anew,
            boolean silent,
            long askedAt) {

        static Text of(Question question) {
            return new Text(
                    question.portal(),
                    question.id(),
                    question.answerTo(),
                    question.answerBy(),
                    question.relayState().orElse(""),
                    question.level().map(SecurityLevel::number).orElse(0),
                    question.statesAsked(),
                    question.anew(),
                    question.silent(),
                    question.askedAt().toEpochMilli());
        }

        Question question() {
            return new Question(
                    portal,
                    id,
                    answerTo,
                    answerBy,
                    Optional.of(relayState).filter(state -> !state.isEmpty()),
                    SecurityLevel.of(level).filter(some -> some != SecurityLevel.OPEN),
                    statesAsked,
                    anew,
                    silent,
                    Instant.ofEpochMilli(askedAt));
        }
    }

    private static String write(Question question) {
        try {
            return JSON.writeValueAsString(Text.of(question));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a question cannot be written", broken);
        }
    }

    private static Optional<Question> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, Text.class)).map(Text::question);
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }
}
