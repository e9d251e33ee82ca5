package no.portvakt.gateway.console.officers;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.ServiceId;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Verifies the identity token that the internal listener shows; which issuer, audience, algorithm and key is SmallRye
 * JWT's configuration.
 */
public final class OfficerTokens {

    private static final Logger LOG = Logger.getLogger(OfficerTokens.class);
    private static final String OWNER_OF = "owner-of:";

    private final JWTParser parser;

    public OfficerTokens(JWTParser parser) {
        this.parser = parser;
    }

    /** Empty for whatever is not a valid token. An officer without any role of ours is one who may do nothing. */
    public Optional<Officer> verify(String token) {
        try {
            return officer(parser.parse(token));
        } catch (ParseException notValid) {
            LOG.debugf(notValid, "an officer's token was refused");
            return Optional.empty();
        }
    }

    private static Optional<Officer> officer(JsonWebToken token) {
        var subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            return Optional.empty();
        }
        Collection<String> groups = token.getGroups() == null ? Set.of() : token.getGroups();
        var name = token.getClaim("name") instanceof String known && !known.isBlank() ? known : subject;
        return Optional.of(new Officer(subject, name, roles(groups), owned(groups)));
    }

    private static Set<Role> roles(Collection<String> groups) {
        return groups.stream().flatMap(group -> Role.of(group).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<ServiceId> owned(Collection<String> groups) {
        return groups.stream()
                .filter(group -> group.startsWith(OWNER_OF))
                .flatMap(group -> ServiceId.parse(group.substring(OWNER_OF.length())).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
