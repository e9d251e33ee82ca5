package no.portvakt.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose traces are gone on with. A client's never are: it could make ours its own, or have everything sampled.
 *
 * @param named whether this, at the other end of a connection, is a proxy that is named
 */
public record FollowedProxies(Predicate<SocketAddress> named) {

    private static final String HEADER = "traceparent";

    /** Nobody's are. */
    public static FollowedProxies none() {
        return new FollowedProxies(peer -> false);
    }

    /** A trace that is gone on with, and the header that said so. */
    record Followed(SpanContext parent, String traceparent) {}

    /** Empty where there is none, more than one, or one that cannot be read. */
    Optional<Followed> traceOf(HttpServerRequest raw) {
        if (!named.test(raw.remoteAddress())) {
            return Optional.empty();
        }
        var said = raw.headers().getAll(HEADER);
        if (said.size() != 1) {
            return Optional.empty();
        }
        var parent = Span.fromContext(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), said.getFirst(), Carrier.ONLY))
                .getSpanContext();
        return parent.isValid() ? Optional.of(new Followed(parent, said.getFirst())) : Optional.empty();
    }

    /** The header is all that there is. */
    private enum Carrier implements TextMapGetter<String> {
        ONLY;

        @Override
        public Iterable<String> keys(String header) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String header, String key) {
            return key.equals(HEADER) ? header : null;
        }
    }
}
