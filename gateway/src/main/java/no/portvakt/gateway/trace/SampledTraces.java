package no.portvakt.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Spans for a share of the requests, and for those that a named proxy samples. They are sent in batches on a thread of
 * their own; a collector that is away or slow costs spans, never a request.
 */
public final class SampledTraces implements Traces, AutoCloseable {

    private static final String NAME = "portvakt-gateway";
    private static final int SECONDS_TO_SEND_THE_REST = 5;

    private final double share;
    private final FollowedProxies proxies;
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /**
     * Begins to send.
     *
     * @param share from 0 to 1, of the requests that no named proxy has decided on
     */
    public SampledTraces(SpanExporter exporter, double share, FollowedProxies proxies) {
        this.share = share;
        this.proxies = proxies;
        // What is made is sampled: whether it is was decided before.
        this.provider = SdkTracerProvider.builder()
                .setSampler(Sampler.alwaysOn())
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), NAME)))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        this.tracer = provider.get(NAME);
    }

    @Override
    public Trace begin(HttpServerRequest raw) {
        var followed = proxies.traceOf(raw);
        if (followed.isPresent()) {
            var parent = followed.get().parent();
            return parent.isSampled()
                    ? new Recorded(tracer, Context.root().with(Span.wrap(parent)))
                    : new PassedOn(followed.get().traceparent());
        }
        return share > 0 && ThreadLocalRandom.current().nextDouble() < share
                ? new Recorded(tracer, Context.root())
                : Trace.untraced();
    }

    /** Sends what there is; waits a few seconds for it. */
    @Override
    public void close() {
        provider.shutdown().join(SECONDS_TO_SEND_THE_REST, TimeUnit.SECONDS);
    }
}
