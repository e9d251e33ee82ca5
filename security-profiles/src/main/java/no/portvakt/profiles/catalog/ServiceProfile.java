package no.portvakt.profiles.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.assess.Assessment;

/**
 * What one service demands and what it is told, with its template and the municipality's defaults applied. Where the
 * service runs is not here: the address of an upstream is the gateway's configuration.
 *
 * @param host the label in front of the base domain
 * @param listed whether citizens see it among the municipality's services
 * @param claims what the service is told beside the identity
 * @param crossSite what its rules say that say nothing of their own; never {@code NAVIGATION}
 * @param validFrom not in force before; see {@link #isInForceAt}
 * @param assessment the risk assessment behind the levels
 * @param rules in the order of the file, which means nothing: the higher level wins
 */
public record ServiceProfile(
        ServiceId id,
        Texts title,
        Owner owner,
        String host,
        boolean listed,
        Classification classification,
        Audience audience,
        IdentityShown identity,
        Set<Claim> claims,
        CrossSite crossSite,
        ClientAuthorization authorization,
        Upstream upstream,
        SessionLimits session,
        Optional<OffsetDateTime> validFrom,
        Optional<Assessment> assessment,
        List<Rule> rules,
        List<PrefillField> prefill) {

    public ServiceProfile {
        claims = Set.copyOf(claims);
        rules = List.copyOf(rules);
        prefill = List.copyOf(prefill);
    }

    /**
     * Whether {@code validFrom} has come; until then the service is refused like one that nobody knows. Asked for each
     * request, so that a clock that is set back opens nothing early.
     */
    public boolean isInForceAt(Instant now) {
        return validFrom.isEmpty() || !now.isBefore(validFrom.get().toInstant());
    }
}
