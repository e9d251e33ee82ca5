package no.portvakt.demo.processes;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.portvakt.demo.machine.Child;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.portal.NationalPortal;
import no.portvakt.demo.simulators.LicenceDatabase;
import no.portvakt.idp.distribution.KeycloakServer;
import org.jspecify.annotations.Nullable;

/** One start of the whole system. What does not wait for something else starts at the same time. */
final class Startup {

    private final SystemPlan plan;
    private final Running running;
    private final Foundation foundation;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    Startup(SystemPlan plan, Running running) {
        this.plan = plan;
        this.running = running;
        this.foundation = Foundation.lay(plan);
    }

    /**
     * Starts everything.
     *
     * @throws IllegalStateException naming the part that did not start; the others are interrupted, and stopped by
     *     whoever closes {@link Running}
     */
    DemoSystem run() {
        var postgres = begin("PostgreSQL", this::postgres);
        var simulators = begin("the municipality's systems, simulated", this::simulators);
        var gateway = postgres.thenApplyAsync(_ -> timed("gateway", this::gateway), starters);
        var keycloak = begin("Keycloak unpacked and built", () -> IdentityProvider.prepare(plan))
                .thenCombine(postgres, (distribution, _) -> distribution)
                .thenApplyAsync(
                        distribution -> timed(
                                "Keycloak", () -> running.add(IdentityProvider.start(distribution, plan, foundation))),
                        starters)
                .thenApplyAsync(this::withRealms, starters);
        var adapter = postgres.thenCombine(simulators, (database, _) -> database)
                .thenApplyAsync(_ -> timed("MinSide adapter", this::adapter), starters);
        try {
            stopAllWhenOneFails(postgres, simulators, gateway, keycloak, adapter);
            CompletableFuture.allOf(postgres, simulators, gateway, keycloak, adapter)
                    .join();
            Readiness.await(gateway.join(), plan.ports(), Port.GATEWAY_MANAGEMENT);
            return new DemoSystem(
                    plan,
                    running,
                    foundation,
                    postgres.join(),
                    licences(postgres.join()),
                    simulators.join(),
                    keycloak.join(),
                    adapter.join());
        } catch (CompletionException failed) {
            var first = rootOf(Optional.ofNullable(firstFailure.get()).orElse(failed));
            throw new IllegalStateException(first.getMessage(), first);
        } finally {
            starters.shutdownNow();
        }
    }

    private Postgres postgres() {
        var started = running.add(Postgres.start(
                plan.ports().of(Port.POSTGRES),
                plan.state().root().resolve("postgres"),
                plan.installation().cache("postgres"),
                plan.log("postgres")));
        started.pid().ifPresent(running::watch);
        licences(started);
        return started;
    }

    private LicenceDatabase licences(Postgres postgres) {
        return LicenceDatabase.in(
                postgres.database(Postgres.K2000),
                foundation.secrets().named(AdapterProgram.LICENCES).reveal(value -> value));
    }

    private Simulators simulators() {
        var published = plan.ports().origin("login").resolve("/_portvakt/jwks.json");
        var gatewayKeys = new GatewayKeys(published, foundation.trust());
        running.add(portal(gatewayKeys));
        return running.add(Simulators.start(plan, foundation.keys(), gatewayKeys));
    }

    private NationalPortal portal(Supplier<JWKSet> gatewayKeys) {
        return NationalPortal.start(new NationalPortal.Surroundings(
                plan.ports().of(Port.PORTAL),
                plan.ports()::origin,
                SystemPlan.listedServices(),
                gatewayKeys,
                plan.ports().origin("login") + "/_portvakt",
                foundation.keys().portal().key(),
                foundation.trust().context()));
    }

    private Child gateway() {
        var child = running.add(
                GatewayProgram.of(plan, foundation, Optional.empty()).start(plan));
        Readiness.awaitAlive(child, plan.ports(), Port.GATEWAY_MANAGEMENT);
        return child;
    }

    /** With the agent beside it, which calls until there is somebody to answer. */
    private Child adapter() {
        running.add(AgentProgram.start(plan, foundation));
        var child = running.add(AdapterProgram.whole(plan, foundation).start(plan));
        Readiness.await(child, plan.ports(), Port.ADAPTER_MANAGEMENT);
        return child;
    }

    private KeycloakServer withRealms(KeycloakServer keycloak) {
        int operations = timed("realms as declared", () -> IdentityProvider.declareRealms(keycloak, plan, foundation));
        System.getLogger(Startup.class.getName())
                .log(System.Logger.Level.INFO, "{0} operations on the realms", operations);
        return keycloak;
    }

    private <T> CompletableFuture<T> begin(String what, Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> timed(what, work), starters);
    }

    private <T> T timed(String what, Supplier<T> work) {
        var begun = Instant.now();
        var result = work.get();
        plan.terminal().done(what, Duration.between(begun, Instant.now()));
        return result;
    }

    private void stopAllWhenOneFails(CompletableFuture<?>... parts) {
        for (var part : parts) {
            part.exceptionally(failure -> {
                // The others fail too, of being stopped: that is not what the user has to know.
                firstFailure.compareAndSet(null, failure);
                starters.shutdownNow();
                return null;
            });
        }
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
