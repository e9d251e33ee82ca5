package no.portvakt.gateway.login;

import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;

/**
 * Where a browser goes to end its session at another provider too, by the provider's alias. The whole address is the
 * operator's, so nothing of a citizen's stands in it: an {@code id_token_hint} would carry her number.
 */
public record ProviderLogouts(Map<String, URI> addresses) {

    public static final ProviderLogouts NONE = new ProviderLogouts(Map.of());

    public ProviderLogouts {
        addresses = Map.copyOf(addresses);
    }

    /**
     * As configured.
     *
     * @throws IllegalArgumentException naming the alias that has no https address
     */
    public static ProviderLogouts read(Map<String, URI> configured) {
        configured.forEach((alias, address) -> {
            if (!"https".equals(address.getScheme())) {
                throw new IllegalArgumentException(
                        "portvakt.login.providers.\"" + alias + "\".logout is no https address");
            }
        });
        return new ProviderLogouts(configured);
    }

    /** The alias of the provider that vouched for her, if it has a log-out of its own. */
    Optional<String> after(Assurance assurance) {
        return addresses.keySet().stream()
                .filter(alias -> LoginMethod.byProvider(alias)
                        .filter(assurance.methods()::contains)
                        .isPresent())
                .min(Comparator.naturalOrder());
    }

    Optional<URI> of(String alias) {
        return Optional.ofNullable(addresses.get(alias));
    }
}
