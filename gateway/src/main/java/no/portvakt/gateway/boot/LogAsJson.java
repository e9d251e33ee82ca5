package no.portvakt.gateway.boot;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.stream.Stream;
import no.portvakt.gateway.observe.JsonLines;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.Logger;

/** Has the log written as JSON where that is asked for, before anything of ours is written. */
@Singleton
public class LogAsJson {

    private static final int FIRST = 1;

    private final ProcessSettings settings;

    @Inject
    public LogAsJson(ProcessSettings settings) {
        this.settings = settings;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        if (settings.log().json()) {
            var lines = new JsonLines();
            Stream.of(Logger.getLogger("").getHandlers())
                    .flatMap(LogAsJson::writing)
                    .forEach(handler -> handler.setFormatter(lines));
        }
    }

    /** The framework's own keeps lines until others are there, and hands on. */
    private static Stream<Handler> writing(Handler handler) {
        return handler instanceof ExtHandler handing && handing.getHandlers().length > 0
                ? Stream.of(handing.getHandlers()).flatMap(LogAsJson::writing)
                : Stream.of(handler);
    }
}
