package no.portvakt.gateway.trace;

import io.vertx.core.http.HttpServerRequest;

/** Keeps no spans, and passes on those of named proxies as they are. */
public record PassingOn(FollowedProxies proxies) implements Traces {

    @Override
    public Trace begin(HttpServerRequest raw) {
        return proxies.traceOf(raw)
                .<Trace>map(followed -> new PassedOn(followed.traceparent()))
                .orElseGet(Trace::untraced);
    }
}
