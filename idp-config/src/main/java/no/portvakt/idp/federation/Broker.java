package no.portvakt.idp.federation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.SecurityLevel;
import org.jboss.logging.Logger;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;

/**
 * Another provider of identities by which citizens may log in, as the realm declares it.
 *
 * @param alias its name in addresses
 * @param name its name on pages
 * @param enrols whether somebody whom it vouches for and who is not known here is enrolled
 * @param testPersons whether its test persons are let in, on a server that takes any
 */
public record Broker(String alias, String name, UpstreamLevels levels, boolean enrols, boolean testPersons) {

    /** The option of Keycloak's identity provider that has {@link UpstreamLevels}. */
    static final String LEVELS = "portvaktLevels";

    private static final String ENROLS = "portvaktEnrols";
    private static final String TEST_PERSONS = "portvaktTestPersons";
    private static final Logger LOG = Logger.getLogger(Broker.class);

    /** Of a realm, in alphabetical order. One that was set up wrongly is left out, and said so in the log. */
    public static List<Broker> in(KeycloakSession session) {
        return session.identityProviders()
                .getAllStream(IdentityProviderQuery.any())
                .filter(IdentityProviderModel::isEnabled)
                .filter(model ->
                        Set.of(OidcBrokerFactory.ID, SamlBrokerFactory.ID).contains(model.getProviderId()))
                .flatMap(model -> readable(model).stream())
                .sorted(Comparator.comparing(Broker::alias))
                .toList();
    }

    /**
     * Reads what is declared of it.
     *
     * @throws IllegalArgumentException if that is not whole
     */
    static Broker of(IdentityProviderModel model) {
        var name = Optional.ofNullable(model.getDisplayName()).filter(text -> !text.isBlank());
        return new Broker(
                model.getAlias(),
                name.orElseGet(model::getAlias),
                UpstreamLevels.parse(model.getConfig().getOrDefault(LEVELS, "")),
                Boolean.parseBoolean(model.getConfig().get(ENROLS)),
                Boolean.parseBoolean(model.getConfig().get(TEST_PERSONS)));
    }

    private static Optional<Broker> readable(IdentityProviderModel model) {
        try {
            return Optional.of(of(model));
        } catch (IllegalArgumentException wrong) {
            LOG.warnf("nobody can log in by %s: %s", model.getAlias(), wrong.getMessage());
            return Optional.empty();
        }
    }

    /** Whether it can vouch for that much. */
    public boolean reaches(SecurityLevel required) {
        return levels.wordFor(required).isPresent();
    }
}
