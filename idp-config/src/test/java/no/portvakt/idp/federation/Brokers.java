package no.portvakt.idp.federation;

import java.util.Map;
import no.portvakt.profiles.level.SecurityLevel;

/** Providers of identities for tests. */
public final class Brokers {

    private Brokers() {}

    /** One that vouches for this level and no other. */
    public static Broker reaching(SecurityLevel level) {
        return new Broker("idporten", "ID-porten", new UpstreamLevels(Map.of("word", level)), false, false);
    }
}
