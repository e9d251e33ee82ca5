package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What has to hold before a listener is opened. */
@Singleton
public class StartUp {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final ConsolePresence console;
    private final PolicyStart policy;
    private final ListenerSettings listener;
    private final OfficerSettings officers;
    private final UpstreamSettings upstreams;
    private final IdentitySettings identity;
    private final SessionSettings sessions;
    private final LoginSettings login;
    private final BearerSettings bearers;
    private final LimitSettings limits;
    private final String pairwiseSecret;

    @Inject
    public StartUp(
            ConsolePresence console,
            PolicyStart policy,
            ListenerSettings listener,
            OfficerSettings officers,
            UpstreamSettings upstreams,
            IdentitySettings identity,
            SessionSettings sessions,
            LoginSettings login,
            BearerSettings bearers,
            LimitSettings limits,
            @ConfigProperty(name = "portvakt.pairwise-secret") String pairwiseSecret) {
        this.console = console;
        this.policy = policy;
        this.listener = listener;
        this.officers = officers;
        this.upstreams = upstreams;
        this.identity = identity;
        this.sessions = sessions;
        this.login = login;
        this.bearers = bearers;
        this.limits = limits;
        this.pairwiseSecret = pairwiseSecret;
    }

    /** Every reason not to start, one line each. */
    List<String> problems() {
        var missing = console.problems();
        var problems = missing.isEmpty() ? policy.problems() : missing;
        if (!problems.isEmpty()) {
            return problems;
        }
        var inForce = policy.inForce();
        inForce.onChange(() -> ConfigurationChecks.unlikeProfiles(
                        upstreams, inForce.get().catalog())
                .forEach(problem -> LOG.errorf("%s; until then nothing is forwarded there", problem)));
        var catalog = inForce.get().catalog();
        return Stream.of(
                        new ConfigurationChecks().problemsOf(listener, upstreams, identity, pairwiseSecret, catalog),
                        SessionChecks.problemsOf(sessions, login),
                        BearerChecks.problemsOf(bearers),
                        LimitChecks.problemsOf(limits, listener.largestBody().asLongValue(), catalog),
                        new OfficerChecks().problemsOf(officers, listener))
                .flatMap(List::stream)
                .toList();
    }
}
