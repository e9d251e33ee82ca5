package no.portvakt.gateway.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import no.portvakt.gateway.observe.GatheredLines;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** The access log goes where all logs go and looks as they do; where that is the console, many lines at a time. */
@ApplicationScoped
class AccessLogOutput {

    private static final int MOST_WAITING = 4 * 1024 * 1024;

    /** Kept, since the log manager keeps it only as long as somebody does. */
    private final Logger access = Logger.getLogger("portvakt.access");

    private final List<GatheredLines> opened = new ArrayList<>();

    void begin(@Observes StartupEvent starting) {
        var all = handlersOf(Logger.getLogger("")).toList();
        if (all.stream().noneMatch(ConsoleHandler.class::isInstance)) {
            return;
        }
        access.setUseParentHandlers(false);
        all.forEach(
                handler -> access.addHandler(handler instanceof ConsoleHandler console ? gathering(console) : handler));
    }

    private GatheredLines gathering(ConsoleHandler console) {
        var gathering = new GatheredLines(System.out, console.getFormatter(), MOST_WAITING);
        gathering.setLevel(console.getLevel());
        opened.add(gathering);
        return gathering;
    }

    private static Stream<Handler> handlersOf(Logger logger) {
        return Stream.of(logger.getHandlers()).flatMap(AccessLogOutput::withInner);
    }

    /** Until everything is configured, one handler stands for those that will be. */
    private static Stream<Handler> withInner(Handler handler) {
        var inner = handler instanceof ExtHandler several && !(handler instanceof ConsoleHandler)
                ? several.getHandlers()
                : new Handler[0];
        return inner.length == 0 ? Stream.of(handler) : Stream.of(inner).flatMap(AccessLogOutput::withInner);
    }

    void end(@Observes ShutdownEvent stopping) {
        opened.forEach(GatheredLines::close);
    }
}
