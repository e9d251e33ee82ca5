package no.portvakt.gateway.boot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;

/** What must hold of doors and upstreams before anything is let in. Gives every problem, with its key, or none. */
final class ConfigurationChecks {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int SHORTEST_SECRET = 32;

    private final List<String> problems = new ArrayList<>();

    List<String> problemsOf(
            ListenerSettings listener, UpstreamSettings upstreams, IdentitySettings identity, String pairwiseSecret) {
        problems.clear();
        readable("portvakt.listener.certificate", Optional.of(listener.certificate()));
        readable("portvakt.listener.key", Optional.of(listener.key()));
        readable("portvakt.listener.pki-issuers", listener.pkiIssuers());
        readable("portvakt.identity.key", Optional.of(identity.key()));
        listener.trustedProxies().orElse(List.of()).forEach(this::checkProxy);
        if (listener.tls() == TlsEnds.AT_PROXY
                && listener.trustedProxies().orElse(List.of()).isEmpty()) {
            problems.add("portvakt.listener.trusted-proxies: must name the proxies that TLS ends at, since"
                    + " portvakt.listener.tls says at-proxy");
        }
        if (listener.publicPort() == listener.pkiPort()) {
            problems.add("portvakt.listener.pki-port: must differ from public-port, or every visitor is asked for a"
                    + " certificate");
        }
        if (pairwiseSecret.length() < SHORTEST_SECRET) {
            problems.add("portvakt.pairwise-secret: must have at least " + SHORTEST_SECRET + " characters");
        }
        upstreams.places().forEach((id, place) -> checkPlace(keyOf(id), place));
        return List.copyOf(problems);
    }

    /** Upstreams of services that no profile describes. */
    static List<String> unknownTo(ServiceCatalog catalog, UpstreamSettings upstreams) {
        return upstreams.places().keySet().stream()
                .sorted()
                .filter(id -> ServiceId.parse(id).flatMap(catalog::find).isEmpty())
                .map(id -> keyOf(id) + ": no profile has this id; those that there are: "
                        + String.join(", ", idsOf(catalog)))
                .toList();
    }

    /** Upstreams that could not know us in the way that their profiles say: key, demand and service. */
    static List<String> unlikeProfiles(UpstreamSettings upstreams, ServiceCatalog catalog) {
        return upstreams.places().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> ServiceId.parse(entry.getKey()).flatMap(catalog::find).stream()
                        .flatMap(service -> missingFor(service, entry.getValue())
                                .map(missing -> keyOf(entry.getKey()) + missing + ", since the profile of "
                                        + service.id().value() + " says upstream.authentication: "
                                        + service.upstream().authentication().word())))
                .toList();
    }

    private void checkProxy(String cidr) {
        try {
            TrustedProxies.in(List.of(cidr), TrustedProxies.Word.X_FORWARDED_FOR);
        } catch (IllegalArgumentException none) {
            problems.add("portvakt.listener.trusted-proxies: " + none.getMessage());
        }
    }

    private static String keyOf(String id) {
        return "portvakt.upstream.\"" + id + "\"";
    }

    private void checkPlace(String key, UpstreamSettings.Place place) {
        readable(key + ".trust", place.trust());
        readable(key + ".certificate", place.certificate());
        readable(key + ".key", place.key());
        if (place.certificate().isPresent() != place.key().isPresent()) {
            problems.add(key + ": certificate and key go together");
        }
        place.url().forEach(url -> checkServer(key, url));
        if (new HashSet<>(place.url()).size() < place.url().size()) {
            problems.add(key + ".url: names a server twice");
        }
        UpstreamPlan.problemsOf(place).forEach(problem -> problems.add(key + problem));
    }

    private void checkServer(String key, URI url) {
        var scheme = Optional.ofNullable(url.getScheme()).orElse("");
        var host = Optional.ofNullable(url.getHost()).orElse("");
        if (!SCHEMES.contains(scheme) || host.isEmpty() || hasMore(url)) {
            problems.add(key + ".url: must be http or https, a host and a port, and nothing else");
        }
    }

    /** What this place lacks to be known in the way that the profile says: key and demand; empty if nothing. */
    private static Stream<String> missingFor(ServiceProfile service, UpstreamSettings.Place place) {
        return switch (service.upstream().authentication()) {
            // The token is signed with portvakt.identity.key, without which no gateway starts.
            case NONE, TOKEN -> Stream.empty();
            case MTLS ->
                Stream.of(
                                Optional.of(".url: must be https").filter(http -> !place.url().stream()
                                        .allMatch(url -> "https".equals(url.getScheme()))),
                                Optional.of(".certificate: is needed, with its key")
                                        .filter(none -> place.certificate().isEmpty()
                                                || place.key().isEmpty()))
                        .flatMap(Optional::stream);
        };
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
