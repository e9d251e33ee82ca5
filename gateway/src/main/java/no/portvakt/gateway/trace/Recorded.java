package no.portvakt.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.Future;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** One span for the request, and one for each of its parts. By rule and service, never by address or person. */
final class Recorded implements Trace {

    private static final int SERVER_ERROR = 500;
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("portvakt.service");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> LEVEL = AttributeKey.longKey("portvakt.level");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("portvakt.outcome");
    private static final AttributeKey<String> CORRELATION = AttributeKey.stringKey("portvakt.correlation_id");

    private final Tracer tracer;
    private final Span span;

    Recorded(Tracer tracer, Context parent) {
        this.tracer = tracer;
        this.span = tracer.spanBuilder("request")
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
    }

    @Override
    public Step step(Part part) {
        var kind =
                switch (part) {
                    case UPSTREAM -> SpanKind.CLIENT;
                    case IDENTIFY -> SpanKind.INTERNAL;
                };
        return new RecordedStep(tracer.spanBuilder(part.word())
                .setParent(Context.root().with(span))
                .setSpanKind(kind)
                .startSpan());
    }

    @Override
    public void demands(SecurityLevel level) {
        span.setAttribute(LEVEL, (long) level.number());
    }

    @Override
    public void ended(Seen seen) {
        span.updateName(seen.knownMethod() + " " + seen.rule());
        span.setAttribute(SERVICE, seen.service());
        span.setAttribute(ROUTE, seen.rule());
        span.setAttribute(METHOD, seen.knownMethod());
        span.setAttribute(STATUS, (long) seen.status());
        span.setAttribute(OUTCOME, seen.refused().map(Reason::id).orElse("passed"));
        span.setAttribute(CORRELATION, seen.correlation().value());
        if (seen.status() >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private record RecordedStep(Span span) implements Step {

        @Override
        public String traceparent() {
            return of(span.getSpanContext());
        }

        @Override
        public void endsWith(Future<?> part) {
            part.onComplete(ended -> {
                if (ended.failed()) {
                    span.setStatus(StatusCode.ERROR);
                }
                span.end();
            });
        }

        private static String of(SpanContext context) {
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                    + context.getTraceFlags().asHex();
        }
    }
}
