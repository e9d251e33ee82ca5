package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.profiles.catalog.ServiceId;

/** Shows what servers count by themselves, by service and server and never by path: a request ticks no meter here. */
final class UpstreamMetrics {

    private UpstreamMetrics() {}

    static void bind(MeterRegistry metrics, ConfiguredUpstreams upstreams) {
        upstreams.all().forEach((service, group) -> bind(metrics, service, group));
    }

    private static void bind(MeterRegistry metrics, ServiceId service, UpstreamGroup group) {
        var ofService = Tags.of("service", service.value());
        FunctionCounter.builder("portvakt.upstream.second.tries", group, UpstreamGroup::secondTries)
                .tags(ofService)
                .description("requests that were sent to a second server")
                .register(metrics);
        group.servers().forEach(server -> {
            var tags = ofService.and("upstream", server.address().toString());
            for (var ending : Ending.values()) {
                FunctionCounter.builder("portvakt.upstream.requests", server, one -> one.endings(ending))
                        .tags(tags.and("ending", ending.word()))
                        .description("requests by what they showed of the server")
                        .register(metrics);
            }
            FunctionCounter.builder("portvakt.upstream.ejections", server, Upstream::ejections)
                    .tags(tags)
                    .description("how often it was left alone for a while")
                    .register(metrics);
            Gauge.builder("portvakt.upstream.under.way", server, Upstream::underWay)
                    .tags(tags)
                    .description("requests there now, those that wait for a connection included")
                    .register(metrics);
            Gauge.builder("portvakt.upstream.usable", server, UpstreamMetrics::usable)
                    .tags(tags)
                    .description("1 if it is asked, 0 if it is ejected or fails its checks")
                    .register(metrics);
        });
    }

    private static double usable(Upstream server) {
        return server.standing() == Upstream.Standing.USABLE ? 1 : 0;
    }
}
