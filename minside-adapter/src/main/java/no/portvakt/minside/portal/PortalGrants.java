package no.portvakt.minside.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Channel;
import no.portvakt.minside.person.Evidence;
import no.portvakt.minside.person.Language;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Access tokens for portals (RFC 7523). An assertion counts once; the token that it buys is 256 random bits, kept only
 * as a hash, and lives five minutes.
 */
public final class PortalGrants {

    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int TOKEN_BYTES = 32;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final PeerTokens assertions;
    private final PersonKey keys;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public PortalGrants(
            Jdbi jdbi, PeerTokens assertions, PersonKey keys, Sealer sealer, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.assertions = assertions;
        this.keys = keys;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** A new access token; empty for an assertion that does not hold, or that came before. */
    public Optional<Secret> exchange(String assertion, CorrelationId correlation) {
        return assertions.verify(assertion).flatMap(claims -> {
            var evidence = evidence(claims);
            // Whoever has no level with us would get a token that opens nothing: better to say so at once.
            var isPerson = evidence.flatMap(said -> said.caller(keys, portal(claims), correlation))
                    .isPresent();
            return isPerson ? evidence.flatMap(said -> issue(claims, said)) : Optional.empty();
        });
    }

    /** The person on whose behalf this token was bought; empty if it is unknown or over. */
    public Optional<Caller> verify(String token, CorrelationId correlation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select portal, grant_sealed from portal_token where token_hash = :hash and expires_at > :now")
                        .bind("hash", hash(token))
                        .bind("now", clock.instant())
                        .map((row, context) -> new Grant(row.getString("portal"), row.getString("grant_sealed")))
                        .findOne())
                .flatMap(grant -> sealer.open(grant.sealed())
                        .map(this::read)
                        .flatMap(said -> said.caller(keys, new Channel.Portal(grant.portal()), correlation)));
    }

    /** Forgets what is over. */
    public void sweep() {
        jdbi.useHandle(handle -> {
            var now = clock.instant();
            handle.createUpdate("delete from portal_token where expires_at < :now")
                    .bind("now", now)
                    .execute();
            handle.createUpdate("delete from portal_assertion where expires_at < :now")
                    .bind("now", now)
                    .execute();
        });
    }

    private Optional<Secret> issue(JWTClaimsSet claims, Evidence said) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        boolean first = jdbi.inTransaction(handle -> {
            if (!useOnce(handle, claims)) {
                return false;
            }
            handle.createUpdate("""
                            insert into portal_token (token_hash, portal, grant_sealed, expires_at)
                            values (:hash, :portal, :grant, :expires)
                            """)
                    .bind("hash", hash(token))
                    .bind("portal", claims.getIssuer())
                    .bind("grant", sealer.seal(write(said)))
                    .bind("expires", clock.instant().plus(LIFE))
                    .execute();
            return true;
        });
        return first ? Optional.of(Secret.of(token)) : Optional.empty();
    }

    private boolean useOnce(Handle handle, JWTClaimsSet claims) {
        return handle.createUpdate("""
                        insert into portal_assertion (portal, jti, expires_at) values (:portal, :jti, :expires)
                        on conflict do nothing
                        """)
                        .bind("portal", claims.getIssuer())
                        .bind("jti", hash(claims.getJWTID()))
                        .bind("expires", clock.instant().plus(REMEMBERED))
                        .execute()
                == 1;
    }

    private static Channel portal(JWTClaimsSet claims) {
        return new Channel.Portal(claims.getIssuer());
    }

    private static Optional<Evidence> evidence(JWTClaimsSet claims) {
        try {
            var acr = Optional.ofNullable(claims.getStringClaim("acr"));
            // Without auth_time the log-in counts as older than any limit.
            var at = Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant);
            var amr = Optional.ofNullable(claims.getStringListClaim("amr"));
            var locale = Optional.ofNullable(claims.getStringClaim("locale"));
            return acr.map(known -> new Evidence(
                    claims.getIssuer(),
                    claims.getSubject(),
                    known,
                    amr.orElse(List.of()),
                    at.orElse(Instant.EPOCH),
                    locale.orElse(Language.NB.tag())));
        } catch (ParseException notOurForm) {
            return Optional.empty();
        }
    }

    private String write(Evidence said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a grant cannot be written", broken);
        }
    }

    private Evidence read(String written) {
        try {
            return json.readValue(written, Evidence.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a grant cannot be read", broken);
        }
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java has no SHA-256", broken);
        }
    }

    private record Grant(String portal, String sealed) {}
}
