package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import javax.security.auth.x500.X500Principal;
import no.portvakt.minside.fagsystem.Source;
import no.portvakt.minside.fagsystem.agent.AgentDesk;
import no.portvakt.minside.fagsystem.agent.AgentDoor;
import no.portvakt.minside.fagsystem.agent.AgentSource;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.trust.tls.PemTls;
import org.jboss.logging.Logger;

/** Agents that ask systems for us. Half of what that takes stops the start. */
@ApplicationScoped
class AgentWiring {

    private static final Logger LOG = Logger.getLogger(AgentWiring.class);

    private final AdapterConfiguration.Agents configured;
    private Optional<AgentDoor> door = Optional.empty();

    AgentWiring(AdapterConfiguration configuration) {
        this.configured = configuration.agents();
    }

    @Produces
    @Singleton
    AgentDesk agentDesk(Clock clock) {
        return new AgentDesk(configured.subject().keySet(), clock);
    }

    @Produces
    @Singleton
    AllSources allSources(Sources sources, KnownConnectors connectors, AgentDesk desk) {
        var all = new HashMap<String, Source>(sources.byId());
        configured.source().forEach((id, agent) -> {
            var key = "minside.agents.source.\"" + id + "\"";
            var connector = connectors
                    .find(id)
                    .orElseThrow(() -> new IllegalStateException(key + ": there is no connector of this name"));
            if (!configured.subject().containsKey(agent)) {
                throw new IllegalStateException(key + ": there is no minside.agents.subject.\"" + agent + "\"");
            }
            if (all.put(id, new AgentSource(connector, agent, desk)) != null) {
                throw new IllegalStateException(
                        key + ": minside.source.\"" + id + "\".url says that we ask it ourselves");
            }
        });
        return new AllSources(all);
    }

    void open(
            @Observes StartupEvent event,
            AgentDesk desk,
            MeterRegistry registry,
            ObjectMapper json,
            Clock clock,
            @VirtualThreads ExecutorService executor) {
        if (configured.port().isEmpty()) {
            if (!configured.source().isEmpty()) {
                throw new IllegalStateException("minside.agents.source is set, and minside.agents.port is not");
            }
            return;
        }
        var identity = new PemTls.Identity(
                needed("certificate", AdapterConfiguration.Agents::certificate),
                needed("key", AdapterConfiguration.Agents::key));
        var trust = needed("trust", AdapterConfiguration.Agents::trust);
        var agents = configured.subject().entrySet().stream()
                .collect(toMap(entry -> new X500Principal(entry.getValue()), entry -> entry.getKey()));
        try {
            var address =
                    new InetSocketAddress(configured.host(), configured.port().get());
            var tls = PemTls.context(Optional.of(trust), Optional.of(identity));
            door = Optional.of(new AgentDoor(address, tls, agents, desk, executor, json));
        } catch (IOException taken) {
            throw new UncheckedIOException("minside.agents.port", taken);
        }
        LOG.infof("agents call on %s:%d", configured.host(), door.get().port());
        configured.subject().keySet().forEach(agent -> register(registry, desk, agent, clock));
    }

    private static void register(MeterRegistry registry, AgentDesk desk, String agent, Clock clock) {
        Gauge.builder("minside.agent.silent", desk, asked -> silent(asked.seen(agent), clock))
                .tag("agent", agent)
                .baseUnit("seconds")
                .description("since this agent last called")
                .register(registry);
    }

    private static double silent(Instant seen, Clock clock) {
        return seen.equals(Instant.MIN)
                ? Double.NaN
                : Duration.between(seen, clock.instant()).toSeconds();
    }

    void close(@Observes ShutdownEvent event) {
        door.ifPresent(AgentDoor::close);
    }

    private Path needed(String key, Function<AdapterConfiguration.Agents, Optional<Path>> value) {
        return value.apply(configured)
                .orElseThrow(() ->
                        new IllegalStateException("minside.agents.port is set, and minside.agents." + key + " is not"));
    }
}
