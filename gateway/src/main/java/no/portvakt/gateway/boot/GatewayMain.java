package no.portvakt.gateway.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.portvakt.gateway.pipeline.RequestPipeline;
import org.jboss.logging.Logger;

/** Checks, opens the doors, waits; {@link GentleEnd} closes them. Exits with {@value #REFUSED_TO_START} if it must not run like this. */
@QuarkusMain
public class GatewayMain implements QuarkusApplication {

    /** The exit code for a configuration or a profile that must not be run with. */
    public static final int REFUSED_TO_START = 2;

    private static final Logger LOG = Logger.getLogger("portvakt");
    private static final int SECONDS_TO_OPEN = 20;

    private final Vertx vertx;
    private final StartUp startUp;
    private final ConsolePresence console;
    private final ListenerSettings settings;
    private final Instance<RequestPipeline> pipeline;
    private final Instance<OfficerBeans.Door> officers;
    private final EdgeDoor edges;
    private final Instance<SamlDoor> portals;
    private final Draining draining;
    private final GentleEnd end;
    private final CertificateWatch certificates;

    @Inject
    public GatewayMain(
            Vertx vertx,
            StartUp startUp,
            ConsolePresence console,
            ListenerSettings settings,
            Instance<RequestPipeline> pipeline,
            Instance<OfficerBeans.Door> officers,
            EdgeDoor edges,
            Instance<SamlDoor> portals,
            Draining draining,
            GentleEnd end,
            CertificateWatch certificates) {
        this.vertx = vertx;
        this.startUp = startUp;
        this.console = console;
        this.settings = settings;
        this.pipeline = pipeline;
        this.officers = officers;
        this.edges = edges;
        this.portals = portals;
        this.draining = draining;
        this.end = end;
        this.certificates = certificates;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        var findings = startUp.findings();
        findings.forEach(GatewayMain::say);
        var stopping = findings.stream().filter(Finding::stopsTheStart).count();
        if (stopping > 0) {
            LOG.errorf("not started: %d problem(s) in the configuration or the profiles", stopping);
            return REFUSED_TO_START;
        }
        var listeners = new Listeners(vertx, ListenerOptions.of(settings), certificates);
        end.of(listeners);
        try {
            open(listeners);
        } catch (ExecutionException | TimeoutException cannotListen) {
            LOG.errorf("not started: cannot listen: %s", cannotListen.getMessage());
            return REFUSED_TO_START;
        }
        Quarkus.waitForExit();
        draining.begin();
        return 0;
    }

    private static void say(Finding finding) {
        switch (finding.weight()) {
            case WRONG, UNSAFE -> LOG.error(finding.describe());
            case BROKEN -> LOG.warn(finding.describe());
            case NOTE -> LOG.info(finding.describe());
        }
    }

    private void open(Listeners listeners) throws InterruptedException, ExecutionException, TimeoutException {
        wait(edges.open());
        if (console.hasCitizens()) {
            wait(portals.get().open());
            wait(listeners.openToCitizens(pipeline.get()));
            LOG.infof(
                    "listening on %s, port %d and, for certificates, %d, waiting by %s",
                    settings.bind(),
                    settings.publicPort(),
                    settings.pkiPort(),
                    vertx.isNativeTransportEnabled() ? "epoll" : "selectors");
        }
        var door = officers.get().found();
        if (door.isPresent()) {
            wait(listeners.openToOfficers(door.get()));
            LOG.infof(
                    "listening for officers on %s, port %d",
                    door.get().bind(), door.get().port());
        }
    }

    private static void wait(Future<Void> opening) throws InterruptedException, ExecutionException, TimeoutException {
        opening.toCompletionStage().toCompletableFuture().get(SECONDS_TO_OPEN, TimeUnit.SECONDS);
    }
}
