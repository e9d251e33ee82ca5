package no.portvakt.gateway.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.gateway.oidc.Expectation;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A pending log-in as the text that is sealed. Short names, since it travels in a cookie.
 *
 * @param h service
 * @param r return address
 * @param s state
 * @param n nonce
 * @param v verifier
 * @param c callback
 * @param l level
 * @param m largest age in seconds, absent if none
 * @param a asked to prove again
 * @param t asked at, seconds
 * @param f form, absent if none
 * @param k known as, absent if nobody
 * @param q silent
 */
record PendingLoginText(
        String h,
        String r,
        String s,
        String n,
        String v,
        String c,
        int l,
        @Nullable Long m,
        boolean a,
        long t,
        @Nullable String f,
        @Nullable String k,
        boolean q) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    static String write(PendingLogin pending) {
        var expected = pending.expected();
        var text = new PendingLoginText(
                pending.service(),
                pending.returnTo().target(),
                expected.state(),
                expected.nonce().<String>reveal(value -> value),
                expected.verifier().<String>reveal(value -> value),
                expected.callback().toString(),
                expected.level().number(),
                expected.maxAge().map(Duration::toSeconds).orElse(null),
                expected.again(),
                expected.askedAt().getEpochSecond(),
                pending.form().orElse(null),
                pending.knownAs().orElse(null),
                pending.silent());
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a pending log-in cannot be written", broken);
        }
    }

    /** Of what we sealed ourselves; empty if an earlier version of ours wrote it another way. */
    static Optional<PendingLogin> read(String json) {
        try {
            var text = JSON.readValue(json, PendingLoginText.class);
            return SecurityLevel.of(text.l()).flatMap(level -> ReturnAddress.parse(text.r())
                    .map(back -> new PendingLogin(
                            text.h(),
                            back,
                            text.expectation(level),
                            KeptForms.name(Optional.ofNullable(text.f())),
                            Optional.ofNullable(text.k()),
                            text.q())));
        } catch (JsonProcessingException anotherVersion) {
            return Optional.empty();
        }
    }

    private Expectation expectation(SecurityLevel level) {
        return new Expectation(
                s,
                Secret.of(n),
                Secret.of(v),
                URI.create(c),
                level,
                Optional.ofNullable(m).map(Duration::ofSeconds),
                a,
                Instant.ofEpochSecond(t));
    }
}
