package no.portvakt.gateway.pipeline;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.portvakt.gateway.observe.Correlated;
import no.portvakt.gateway.request.authorize.AccessCheck;
import no.portvakt.gateway.request.authorize.Permitted;
import no.portvakt.profiles.policy.Policy;
import org.jboss.logging.Logger;

/**
 * Everything that was permitted and is not over: WebSockets, event streams, long answers. When another policy comes into
 * force each is held against it, and what would not be let in any more is ended. Thread-safe.
 */
public final class OpenStreams {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Optional<Supplier<Policy>> policy;
    private final AccessCheck check;
    private final Clock clock;

    public OpenStreams(Supplier<Policy> policy, AccessCheck check, Clock clock) {
        this(Optional.of(policy), check, clock);
    }

    private OpenStreams(Optional<Supplier<Policy>> policy, AccessCheck check, Clock clock) {
        this.policy = policy;
        this.check = check;
        this.clock = clock;
    }

    /** For a policy that is never replaced. */
    static OpenStreams unwatched() {
        return new OpenStreams(Optional.empty(), new AccessCheck(), Clock.systemUTC());
    }

    /** Called on the request's event loop, as all of a stream's methods are. */
    Stream open(Permitted permitted, Runnable end) {
        var stream = new Stream(permitted, Vertx.currentContext(), end);
        open.add(stream);
        return stream;
    }

    /** To be called after another policy came into force, on any thread. */
    public void recheck() {
        open.forEach(stream -> stream.loop.runOnContext(now -> stream.recheck()));
    }

    public int size() {
        return open.size();
    }

    /** One of them. */
    final class Stream {

        private final Permitted permitted;
        private final Context loop;
        private Runnable end;

        private Stream(Permitted permitted, Context loop, Runnable end) {
            this.permitted = permitted;
            this.loop = loop;
            this.end = end;
        }

        /** From now on it is ended in another way. A policy that came meanwhile is not missed. */
        void becomes(Runnable otherEnd) {
            end = otherEnd;
            loop.runOnContext(now -> recheckIfOpen());
        }

        void over() {
            open.remove(this);
        }

        private void recheckIfOpen() {
            if (open.contains(this)) {
                recheck();
            }
        }

        private void recheck() {
            if (policy.isEmpty() || isPermittedBy(policy.get().get())) {
                return;
            }
            var correlation = permitted.exchange().correlation();
            Correlated.say(
                    correlation,
                    () -> LOG.infof(
                            "correlation=%s service=%s ended: the policy in force does not permit it any more",
                            correlation, permitted.applied().service().id()));
            open.remove(this);
            end.run();
        }

        private boolean isPermittedBy(Policy current) {
            var exchange = permitted.exchange();
            return current.ruleFor(permitted.applied().service().host(), exchange.path(), exchange.method())
                    .filter(rule -> check.stillPermits(permitted, rule, clock.instant()))
                    .isPresent();
        }
    }
}
