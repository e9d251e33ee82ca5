package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Log-in and sessions on this node. */
@ConfigMapping(prefix = "portvakt.login")
public interface LoginSettings {

    /**
     * Seals the log-ins that are on their way. Without it a key is made at start, and a log-in does not survive a
     * restart; on several nodes it has to be the same on all.
     */
    Optional<String> sealingKey();

    /**
     * Whether a page of the identity provider may end a session by having {@code /_portvakt/frontchannel-logout} in a
     * frame. Only for one that cannot use the back channel.
     */
    @WithDefault("false")
    boolean frontChannelLogout();

    /** Other providers of identities, by the alias that the realm has for each. */
    Map<String, Provider> providers();

    /** One of them. */
    interface Provider {

        /**
         * Where a browser goes after a log-out to end its session there, too. The whole address, with our id there and
         * where to come back to.
         */
        URI logout();
    }

    /** The largest form with files that is kept while its sender steps up; one without files may have 64 KiB. */
    @WithDefault("1M")
    MemorySize largestKeptForm();

    /** How many sessions there is room for. */
    @WithDefault("100000")
    int mostSessions();
}
