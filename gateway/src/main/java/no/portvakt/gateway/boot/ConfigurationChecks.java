package no.portvakt.gateway.boot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;

/** What must hold of the configuration before anything is let in. Gives every problem, with its key, or none. */
final class ConfigurationChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int SHORTEST_SECRET = 32;

    private final List<String> problems = new ArrayList<>();

    List<String> problemsOf(
            ListenerSettings listener,
            UpstreamSettings upstreams,
            IdentitySettings identity,
            String pairwiseSecret,
            ServiceCatalog catalog) {
        problems.clear();
        readable("portvakt.listener.certificate", Optional.of(listener.certificate()));
        readable("portvakt.listener.key", Optional.of(listener.key()));
        readable("portvakt.listener.pki-issuers", listener.pkiIssuers());
        readable("portvakt.identity.key", Optional.of(identity.key()));
        if (listener.publicPort() == listener.pkiPort()) {
            problems.add("portvakt.listener.pki-port: must differ from public-port, or every visitor is asked for a"
                    + " certificate");
        }
        if (pairwiseSecret.length() < SHORTEST_SECRET) {
            problems.add("portvakt.pairwise-secret: must have at least " + SHORTEST_SECRET + " characters");
        }
        upstreams.places().forEach((id, place) -> {
            checkPlace("portvakt.upstream.\"" + id + "\"", place);
            if (ServiceId.parse(id).flatMap(catalog::find).isEmpty()) {
                problems.add("portvakt.upstream.\"" + id + "\": no profile has this id; those that there are: "
                        + String.join(", ", idsOf(catalog)));
            }
        });
        return List.copyOf(problems);
    }

    private void checkPlace(String key, UpstreamSettings.Place place) {
        readable(key + ".trust", place.trust());
        readable(key + ".certificate", place.certificate());
        readable(key + ".key", place.key());
        if (place.certificate().isPresent() != place.key().isPresent()) {
            problems.add(key + ": certificate and key go together");
        }
        var url = place.url();
        var scheme = Optional.ofNullable(url.getScheme()).orElse("");
        var host = Optional.ofNullable(url.getHost()).orElse("");
        if (!SCHEMES.contains(scheme) || host.isEmpty() || hasMore(url)) {
            problems.add(key + ".url: must be http or https, a host and a port, and nothing else");
        } else if (scheme.equals("http") && !THIS_MACHINE.contains(host)) {
            problems.add(key + ".url: plain HTTP leaves this machine; use https");
        }
    }

    private static boolean hasMore(URI url) {
        var path = Optional.ofNullable(url.getRawPath()).orElse("");
        return !(path.isEmpty() || path.equals("/"))
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null;
    }

    private void readable(String key, Optional<Path> file) {
        file.filter(some -> !Files.isReadable(some)).ifPresent(some -> problems.add(key + ": cannot read " + some));
    }

    private static List<String> idsOf(ServiceCatalog catalog) {
        return catalog.services().stream().map(service -> service.id().value()).toList();
    }
}
