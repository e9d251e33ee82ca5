package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Which services may call others on a citizen's behalf. Where none is named, nobody gets a token for another. */
@ConfigMapping(prefix = "portvakt.exchange")
public interface ExchangeSettings {

    /** By the id of the service that calls. */
    Map<String, Caller> services();

    /** A service that calls. */
    interface Caller {

        /** A file with its public keys (JWKS), read at each call, so that they can change. */
        Path keys();

        /** The ids of the services that it may call. */
        Set<String> to();
    }
}
