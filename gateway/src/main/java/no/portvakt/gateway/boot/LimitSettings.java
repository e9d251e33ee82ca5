package no.portvakt.gateway.boot;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How much anybody gets. The defaults are far above what a citizen, a library or a town hall behind one address needs. */
@ConfigMapping(prefix = "portvakt.limits")
public interface LimitSettings {

    /** Requests are counted. Where a machine is measured, or something in front counts, they need not be. */
    @WithDefault("true")
    boolean rates();

    /** Of one client address: many may share it. */
    Address address();

    /** Of one person, in all her browsers. */
    Person person();

    /** Of one service that is not named below, from everybody. */
    Service service();

    /** By service id. */
    Map<String, OneService> services();

    /** For the whole body of a request to arrive, from its head. */
    @WithDefault("PT10M")
    Duration bodyTime();

    /** In every {@code body-window} a request that has not ended must bring at least so many bytes. */
    @WithDefault("1K")
    MemorySize slowestBody();

    /** How long a request may bring less. */
    @WithDefault("PT20S")
    Duration bodyWindow();

    /** Of an address. */
    interface Address {

        /** At once. */
        @WithDefault("10000")
        long burst();

        /** What comes back. */
        @WithDefault("300")
        long perSecond();
    }

    /** Of a person. */
    interface Person {

        /** At once. */
        @WithDefault("1500")
        long burst();

        /** What comes back. */
        @WithDefault("30")
        long perSecond();
    }

    /** Of a service. */
    interface Service {

        /** At once. */
        @WithDefault("100000")
        long burst();

        /** What comes back. */
        @WithDefault("5000")
        long perSecond();
    }

    /** Of one service: what is not said is as for all. */
    interface OneService {

        /** At once; needs {@code per-second}. */
        Optional<Long> burst();

        /** What comes back; needs {@code burst}. */
        Optional<Long> perSecond();

        /** The largest body; not larger than {@code portvakt.listener.largest-body}. */
        Optional<MemorySize> largestBody();
    }
}
