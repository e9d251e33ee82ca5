package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What has to hold before a listener is opened. */
@Singleton
public class StartUp {

    private final LoadOutcome profiles;
    private final ListenerSettings listener;
    private final OfficerSettings officers;
    private final UpstreamSettings upstreams;
    private final IdentitySettings identity;
    private final String pairwiseSecret;

    @Inject
    public StartUp(
            LoadOutcome profiles,
            ListenerSettings listener,
            OfficerSettings officers,
            UpstreamSettings upstreams,
            IdentitySettings identity,
            @ConfigProperty(name = "portvakt.pairwise-secret") String pairwiseSecret) {
        this.profiles = profiles;
        this.listener = listener;
        this.officers = officers;
        this.upstreams = upstreams;
        this.identity = identity;
        this.pairwiseSecret = pairwiseSecret;
    }

    /** Every reason not to start, one line each. */
    List<String> problems() {
        return switch (profiles) {
            case LoadOutcome.Rejected rejected ->
                rejected.problems().stream().map(Problem::describe).toList();
            case LoadOutcome.Loaded loaded ->
                Stream.concat(
                                new ConfigurationChecks()
                                                .problemsOf(
                                                        listener, upstreams, identity, pairwiseSecret, loaded.catalog())
                                                .stream(),
                                new OfficerChecks().problemsOf(officers, listener).stream())
                        .toList();
        };
    }
}
