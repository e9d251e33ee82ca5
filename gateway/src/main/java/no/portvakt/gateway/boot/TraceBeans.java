package no.portvakt.gateway.boot;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.trace.FollowedProxies;
import no.portvakt.gateway.trace.PassingOn;
import no.portvakt.gateway.trace.SampledTraces;
import no.portvakt.gateway.trace.Traces;

/** Which requests are traced, and where their spans go. */
@Singleton
public class TraceBeans {

    @Produces
    @Singleton
    public Traces traces(TraceSettings settings, ListenerSettings listener) {
        var proxies = settings.followProxies()
                ? new FollowedProxies(
                        TrustedProxies.in(listener.trustedProxies().orElse(List.of()), listener.proxiesSay())::have)
                : FollowedProxies.none();
        if (settings.endpoint().isPresent() && (settings.share() > 0 || settings.followProxies())) {
            return new SampledTraces(exporter(settings.endpoint().get(), settings.trust()), settings.share(), proxies);
        }
        return settings.followProxies() ? new PassingOn(proxies) : Traces.none();
    }

    /** What has not been sent yet is. */
    public void close(@Disposes Traces traces) {
        if (traces instanceof SampledTraces sampled) {
            sampled.close();
        }
    }

    static SpanExporter exporter(URI endpoint, Optional<Path> trust) {
        var builder = OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString());
        trust.ifPresent(file -> builder.setTrustedCertificates(bytes(file)));
        return builder.build();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read portvakt.traces.trust", unreadable);
        }
    }
}
