package no.portvakt.profiles.catalog;

import java.util.List;

/**
 * What one service demands and what it is told; one file. Where the service runs is not here: the address of an upstream
 * is the gateway's configuration.
 *
 * @param host the label in front of the base domain
 * @param listed whether citizens see it among the municipality's services
 * @param rules in the order of the file, which means nothing: the higher level wins
 */
public record ServiceProfile(
        ServiceId id,
        Texts title,
        Owner owner,
        String host,
        boolean listed,
        IdentityShown identity,
        CrossSite crossSite,
        ClientAuthorization authorization,
        SessionLimits session,
        List<Rule> rules,
        List<PrefillField> prefill) {

    public ServiceProfile {
        rules = List.copyOf(rules);
        prefill = List.copyOf(prefill);
    }
}
