package no.portvakt.gateway.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.stream.Stream;
import no.portvakt.gateway.observe.GatheredLines;
import no.portvakt.gateway.observe.JsonLines;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * How the log is written, from before anything of ours is: as JSON where that is asked for, and the access log, where it
 * goes to the console, many lines at a time.
 */
@Singleton
public class LogOutput {

    private static final int FIRST = 1;
    private static final int MOST_WAITING = 4 * 1024 * 1024;

    private final ProcessSettings settings;

    /** Kept, since the log manager keeps it only as long as somebody does. */
    private final Logger access = Logger.getLogger("portvakt.access");

    private final List<GatheredLines> opened = new ArrayList<>();

    @Inject
    public LogOutput(ProcessSettings settings) {
        this.settings = settings;
    }

    void begin(@Observes @Priority(FIRST) StartupEvent starting) {
        var handlers = Stream.of(Logger.getLogger("").getHandlers())
                .flatMap(LogOutput::writing)
                .toList();
        if (settings.log().json()) {
            var lines = new JsonLines();
            handlers.forEach(handler -> handler.setFormatter(lines));
        }
        if (handlers.stream().anyMatch(ConsoleHandler.class::isInstance)) {
            access.setUseParentHandlers(false);
            handlers.forEach(handler ->
                    access.addHandler(handler instanceof ConsoleHandler console ? gathering(console) : handler));
        }
    }

    private GatheredLines gathering(ConsoleHandler console) {
        var gathering = new GatheredLines(System.out, console.getFormatter(), MOST_WAITING);
        gathering.setLevel(console.getLevel());
        opened.add(gathering);
        return gathering;
    }

    /** The framework's own keeps lines until others are there, and hands on. */
    private static Stream<Handler> writing(Handler handler) {
        return handler instanceof ExtHandler handing && handing.getHandlers().length > 0
                ? Stream.of(handing.getHandlers()).flatMap(LogOutput::writing)
                : Stream.of(handler);
    }

    void end(@Observes ShutdownEvent stopping) {
        opened.forEach(GatheredLines::close);
    }
}
