package no.portvakt.gateway.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.gateway.ownpath.OwnPath;

/** The gateway's own paths, by path. */
public final class OwnPaths {

    private final Map<String, OwnPath> byPath;
    private final String loginHost;

    /**
     * Takes them all.
     *
     * @throws IllegalStateException if two have the same path
     */
    public OwnPaths(List<OwnPath> paths, String loginHost) {
        this.byPath = paths.stream().collect(Collectors.toUnmodifiableMap(OwnPath::path, Function.identity()));
        this.loginHost = loginHost;
    }

    /** The one at exactly this path, if it is served on this host and has this method. */
    Optional<OwnPath> find(String path, String hostLabel, String method) {
        return Optional.ofNullable(byPath.get(path))
                .filter(own -> own.methods().contains(method))
                .filter(own -> switch (own.hosts()) {
                    case EVERY_HOST -> true;
                    case LOGIN_HOST -> hostLabel.equals(loginHost);
                });
    }
}
