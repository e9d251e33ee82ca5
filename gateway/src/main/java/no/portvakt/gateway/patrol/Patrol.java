package no.portvakt.gateway.patrol;

import io.netty.util.concurrent.FastThreadLocal;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks after everything that waits on one event loop, a few times a second. A timer of its own for each request costs
 * more than most of what is done with the request, and keeps all of the request until it fires, which nearly none has a
 * reason to; what a wait is late by is at most one round. Lives on its event loop, and has no timer while nothing waits.
 */
public final class Patrol {

    static final long ROUND_MILLIS = 100;

    private static final FastThreadLocal<Patrol> LOOPS = new FastThreadLocal<>() {
        @Override
        protected Patrol initialValue() {
            return new Patrol(Vertx.currentContext().owner());
        }
    };

    private static final Logger LOG = Logger.getLogger(Patrol.class);

    private final Vertx vertx;
    private final Set<Waiting> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean walking;

    Patrol(Vertx vertx) {
        this.vertx = vertx;
    }

    /** That of the event loop which asks. */
    public static Patrol ofThisLoop() {
        return LOOPS.get();
    }

    /** Something that may have waited for too long. */
    @FunctionalInterface
    public interface Waiting {

        /** Asked at every round, until it has left. May leave within. */
        void look();
    }

    public void watch(Waiting waiting) {
        underWay.add(waiting);
        if (!walking) {
            walking = true;
            vertx.setTimer(ROUND_MILLIS, this::round);
        }
    }

    public void leave(Waiting waiting) {
        underWay.remove(waiting);
    }

    private void round(long timer) {
        List.copyOf(underWay).forEach(this::look);
        walking = !underWay.isEmpty();
        if (walking) {
            vertx.setTimer(ROUND_MILLIS, this::round);
        }
    }

    /** What broke for one of them must not end the patience with the others; it is not looked after any more. */
    private void look(Waiting waiting) {
        try {
            waiting.look();
        } catch (RuntimeException broken) {
            LOG.error("what has waited for too long could not be ended", broken);
            leave(waiting);
        }
    }
}
