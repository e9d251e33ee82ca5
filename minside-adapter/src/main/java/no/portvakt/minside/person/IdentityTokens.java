package no.portvakt.minside.person;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import no.portvakt.minside.peer.CanonicalToken;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.PersonKey;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Verifies the gateway's identity token; which issuer, audience, algorithm and key is SmallRye JWT's configuration. */
public final class IdentityTokens {

    private static final Logger LOG = Logger.getLogger(IdentityTokens.class);

    private final JWTParser parser;
    private final PersonKey keys;

    public IdentityTokens(JWTParser parser, PersonKey keys) {
        this.parser = parser;
        this.keys = keys;
    }

    /** Empty for whatever is not a valid identity token of a person, for us, at a level that we know. */
    public Optional<Caller> verify(String token, CorrelationId correlation) {
        if (!CanonicalToken.isCanonical(token)) {
            return Optional.empty();
        }
        try {
            return evidence(parser.parse(token))
                    .flatMap(evidence -> evidence.caller(keys, new Channel.OwnSession(), correlation));
        } catch (ParseException notValid) {
            LOG.debugf(notValid, "an identity token was refused");
            return Optional.empty();
        }
    }

    private static Optional<Evidence> evidence(JsonWebToken token) {
        var pid = text(token.getClaim("pid"));
        var acr = text(token.getClaim("acr"));
        var authenticatedAt = time(token.getClaim("auth_time"));
        if (pid.isEmpty() || acr.isEmpty() || authenticatedAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(
                token.getIssuer(),
                pid.get(),
                acr.get(),
                texts(token.getClaim("amr")),
                authenticatedAt.get(),
                text(token.getClaim("locale")).orElse(Language.NB.tag())));
    }

    private static Optional<String> text(Object claim) {
        return switch (claim) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Instant> time(Object claim) {
        return switch (claim) {
            case Number seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            case JsonNumber seconds -> Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            case null, default -> Optional.empty();
        };
    }

    private static List<String> texts(Object claim) {
        return claim instanceof Iterable<?> several
                ? StreamSupport.stream(several.spliterator(), false)
                        .map(IdentityTokens::text)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }
}
