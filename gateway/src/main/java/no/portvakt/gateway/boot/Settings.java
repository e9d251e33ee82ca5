package no.portvakt.gateway.boot;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.policy.PolicySettings;

/** Everything that a gateway can be told. */
record Settings(
        ProcessSettings process,
        ListenerSettings listener,
        OidcSettings oidc,
        IdentitySettings identity,
        UpstreamSettings upstreams,
        ForwardSettings forward,
        SessionSettings sessions,
        LoginSettings login,
        BearerSettings bearers,
        ExchangeSettings exchange,
        SamlSettings saml,
        LimitSettings limits,
        PolicySettings policy,
        FeedSettings feed,
        AuditSettings audit,
        TraceSettings traces,
        Console console,
        Framework framework) {

    /** Every group of settings, in the order in which they are documented. */
    static final List<Class<?>> GROUPS = List.of(
            ProcessSettings.class,
            ListenerSettings.class,
            UpstreamSettings.class,
            ForwardSettings.class,
            OidcSettings.class,
            LoginSettings.class,
            SessionSettings.class,
            IdentitySettings.class,
            BearerSettings.class,
            ExchangeSettings.class,
            SamlSettings.class,
            LimitSettings.class,
            PolicySettings.class,
            FeedSettings.class,
            OfficerSettings.class,
            EdgesSettings.class,
            DecisionSettings.class,
            SnapshotSettings.class,
            AuditSettings.class,
            TraceSettings.class);

    /** The internal zone's. */
    record Console(
            OfficerSettings officers, EdgesSettings edges, DecisionSettings decisions, SnapshotSettings snapshots) {}

    /** What we read of the framework's own. */
    record Framework(
            String httpHost, int httpPort, String managementHost, int managementPort, Optional<String> database) {

        private static final String LOOPBACK = "127.0.0.1";

        static Framework of(SmallRyeConfig config) {
            return new Framework(
                    config.getOptionalValue("quarkus.http.host", String.class).orElse(LOOPBACK),
                    config.getOptionalValue("quarkus.http.port", Integer.class).orElse(0),
                    config.getOptionalValue("quarkus.management.host", String.class)
                            .orElse(LOOPBACK),
                    config.getOptionalValue("quarkus.management.port", Integer.class)
                            .orElse(0),
                    config.getOptionalValue("quarkus.datasource.jdbc.url", String.class));
        }
    }

    /** Reads them out of a configuration that has all {@link #GROUPS}. */
    static Settings of(SmallRyeConfig config) {
        return new Settings(
                config.getConfigMapping(ProcessSettings.class),
                config.getConfigMapping(ListenerSettings.class),
                config.getConfigMapping(OidcSettings.class),
                config.getConfigMapping(IdentitySettings.class),
                config.getConfigMapping(UpstreamSettings.class),
                config.getConfigMapping(ForwardSettings.class),
                config.getConfigMapping(SessionSettings.class),
                config.getConfigMapping(LoginSettings.class),
                config.getConfigMapping(BearerSettings.class),
                config.getConfigMapping(ExchangeSettings.class),
                config.getConfigMapping(SamlSettings.class),
                config.getConfigMapping(LimitSettings.class),
                config.getConfigMapping(PolicySettings.class),
                config.getConfigMapping(FeedSettings.class),
                config.getConfigMapping(AuditSettings.class),
                config.getConfigMapping(TraceSettings.class),
                new Console(
                        config.getConfigMapping(OfficerSettings.class),
                        config.getConfigMapping(EdgesSettings.class),
                        config.getConfigMapping(DecisionSettings.class),
                        config.getConfigMapping(SnapshotSettings.class)),
                Framework.of(config));
    }

    /** Whether there is a console in this process, and with what. */
    ConsolePresence presence() {
        return new ConsolePresence(
                process, policy, framework.database(), console.snapshots(), new OwnMatrix(process.riskMatrix()));
    }
}
