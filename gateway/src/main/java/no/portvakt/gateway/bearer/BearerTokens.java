package no.portvakt.gateway.bearer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Verifies tokens for requests. Called on event loops: nothing blocks. A token that was found genuine is remembered by
 * its digest for some minutes, never beyond its end; the token itself is kept nowhere.
 */
public final class BearerTokens {

    /** A key that its issuer takes away counts no longer than this for a token that it signed. */
    static final Duration REMEMBERED = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 20_000;

    private final TokenVerifier verifier;
    private final Map<AcceptedIssuer, IssuerKeys> keys;
    private final Clock clock;
    private final Cache<String, Remembered> genuine =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    /**
     * Of these issuers.
     *
     * @param workers threads that may wait for keys
     * @param keysAtMostEvery how often an issuer is asked for its keys, at the most
     */
    public BearerTokens(List<Issuer> issuers, Executor workers, Clock clock, Duration keysAtMostEvery) {
        this.verifier = new TokenVerifier(issuers.stream().map(Issuer::terms).toList());
        this.keys = issuers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Issuer::terms,
                        issuer ->
                                new IssuerKeys(issuer.terms().name(), issuer.keys(), workers, clock, keysAtMostEvery)));
        this.clock = clock;
    }

    /** Says who shows it. Completes on any thread, and never with a failure. */
    public CompletionStage<Outcome> check(String token) {
        var now = clock.instant();
        var digest = digest(token);
        var remembered = genuine.getIfPresent(digest);
        if (remembered != null && now.isBefore(remembered.until())) {
            return CompletableFuture.completedStage(remembered.outcome());
        }
        return switch (verify(token, now)) {
            case Verdict.Genuine sound -> CompletableFuture.completedStage(remember(digest, sound, now));
            case Verdict.Refused refused
            when refused.isForWantOfKeys() ->
                readKeysOf(refused).thenApply(read -> outcome(digest, verify(token, now), now));
            case Verdict.Refused refused -> CompletableFuture.completedStage(new Outcome.NotValid(refused.faults()));
        };
    }

    private Verdict verify(String token, Instant now) {
        return verifier.verify(token, now, issuer -> keysOf(issuer).flatMap(IssuerKeys::known));
    }

    private CompletionStage<Void> readKeysOf(Verdict.Refused refused) {
        return refused.issuer()
                .flatMap(this::keysOf)
                .map(IssuerKeys::readAgain)
                .orElse(CompletableFuture.completedStage(null));
    }

    private Optional<IssuerKeys> keysOf(AcceptedIssuer issuer) {
        return Optional.ofNullable(keys.get(issuer));
    }

    private Outcome outcome(String digest, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Genuine sound -> remember(digest, sound, now);
            case Verdict.Refused refused ->
                refused.faults().contains(Fault.KEYS_AWAY)
                        ? new Outcome.Undecided()
                        : new Outcome.NotValid(refused.faults());
        };
    }

    private Outcome remember(String digest, Verdict.Genuine sound, Instant now) {
        var outcome = new Outcome.Known(sound.bearer(), digest);
        var longest = now.plus(REMEMBERED);
        var end = sound.bearer().expiresAt();
        genuine.put(digest, new Remembered(outcome, end.isBefore(longest) ? end : longest));
        return outcome;
    }

    private static String digest(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** An issuer and where its keys are. */
    public record Issuer(AcceptedIssuer terms, KeySource keys) {}

    private record Remembered(Outcome outcome, Instant until) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * She whom the token is about.
         *
         * @param digest names this very token; a second token with the same {@code jti} has another
         */
        record Known(Bearer bearer, String digest) implements Outcome {}

        /** Not a token that counts here. */
        record NotValid(Set<Fault> faults) implements Outcome {}

        /** Its issuer's keys are not to be had now. */
        record Undecided() implements Outcome {}
    }
}
