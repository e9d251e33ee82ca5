package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.sun.management.ThreadMXBean;
import io.opentelemetry.proto.trace.v1.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.FakeCollector;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.trace.FollowedProxies;
import no.portvakt.gateway.trace.Part;
import no.portvakt.gateway.trace.PassingOn;
import no.portvakt.gateway.trace.SampledTraces;
import no.portvakt.gateway.trace.Traces;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

    private static final String THEIR_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String THEIR_SPAN = "b7ad6b7169203331";
    private static final FollowedProxies ON_THIS_MACHINE =
            new FollowedProxies(TrustedProxies.in(List.of("127.0.0.0/8"), TrustedProxies.Word.X_FORWARDED_FOR)::have);

    private final Vertx vertx = Vertx.vertx();
    private final FakeCollector collector = new FakeCollector(vertx);
    private final FakeUpstream upstream = new FakeUpstream(vertx);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        upstream.close();
        collector.close();
        Waiting.on(vertx.close());
    }

    private GatewayUnderTest gateway(Traces traces) {
        var gateway = new GatewayUnderTest(folder, Clock.systemUTC(), Beside.traces(traces)).start();
        gateway.upstream("open", upstream.port());
        gateway.upstream("guarded", upstream.port());
        return gateway;
    }

    private SampledTraces sampled(double share, FollowedProxies proxies) {
        return new SampledTraces(TraceBeans.exporter(collector.endpoint(), Optional.empty()), share, proxies);
    }

    /** A span is ended before the line in the log is written. */
    private static void over(GatewayUnderTest gateway, int requests) {
        await().atMost(Duration.ofSeconds(20)).until(() -> gateway.log().size() == requests);
    }

    private List<Span> named(String name) {
        return collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private String passedOn() {
        return Optional.ofNullable(upstream.reached().getLast().headers().get("traceparent"))
                .orElseThrow();
    }

    @Test
    void shouldTellOfARequestAndItsPartsAndOfNoPerson() {
        var person = GatewayUnderTest.PERSON;
        var traces = sampled(1, FollowedProxies.none());
        String cookie;
        try (var gateway = gateway(traces)) {
            cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);
            gateway.browser()
                    .get("guarded", "/sak-4711/" + person + "?fnr=" + person + "&vis=alt", Map.of("Cookie", cookie));
            gateway.browser().get("guarded", "/high/" + person, Map.of());
            over(gateway, 2);
        }
        traces.close();

        var permitted = named("GET /**").getFirst();
        assertThat(permitted.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(permitted.getParentSpanId()).isEqualTo(ByteString.EMPTY);
        assertThat(FakeCollector.attributes(permitted))
                .containsEntry("portvakt.service", "guarded")
                .containsEntry("http.route", "/**")
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("portvakt.level", "3")
                .containsEntry("portvakt.outcome", "passed")
                .hasEntrySatisfying(
                        "portvakt.correlation_id", id -> assertThat(id).isNotBlank())
                .hasSize(7);
        assertThat(FakeCollector.attributes(named("GET /high/**").getFirst()))
                .containsEntry("http.response.status_code", "401")
                .containsEntry("portvakt.level", "4")
                .containsEntry("portvakt.outcome", "login-required");

        var toUpstream = named("upstream");
        assertThat(toUpstream).as("a refused request has none").hasSize(1);
        assertThat(toUpstream.getFirst().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(toUpstream.getFirst().getParentSpanId()).isEqualTo(permitted.getSpanId());
        assertThat(toUpstream.getFirst().getTraceId()).isEqualTo(permitted.getTraceId());
        assertThat(named("identify")).extracting(Span::getParentSpanId).contains(permitted.getSpanId());
        assertThat(passedOn())
                .isEqualTo("00-" + hex(permitted.getTraceId()) + "-"
                        + hex(toUpstream.getFirst().getSpanId()) + "-01");
        assertThat(collector.spans()).hasSize(5);
        assertThat(collector.bytes())
                .doesNotContain(person, "4711", "fnr", "vis=", "127.0.0.1", cookie.substring(cookie.indexOf('=') + 1));
    }

    @Test
    void shouldGoOnWithTheTracesOfNamedProxiesAndWithNobodyElses() {
        var traces = sampled(0, ON_THIS_MACHINE);
        var theirs = "00-" + THEIR_TRACE + "-" + THEIR_SPAN;
        try (var gateway = gateway(traces)) {
            var browser = gateway.browser();
            browser.get("open", "/", Map.of("traceparent", theirs + "-01"));
            assertThat(passedOn())
                    .startsWith("00-" + THEIR_TRACE)
                    .doesNotContain(THEIR_SPAN)
                    .endsWith("-01");

            browser.get("open", "/", Map.of("traceparent", theirs + "-00"));
            assertThat(passedOn()).isEqualTo(theirs + "-00");

            for (var broken :
                    List.of(theirs, "00-" + "0".repeat(32) + "-" + THEIR_SPAN + "-01", "ff" + theirs + "-01")) {
                browser.get("open", "/", Map.of("traceparent", broken));
                assertThat(passedOn()).doesNotContain(THEIR_SPAN).endsWith("-00");
            }
            over(gateway, 5);
        }
        traces.close();

        assertThat(collector.spans())
                .filteredOn(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
                .singleElement()
                .satisfies(span -> {
                    assertThat(hex(span.getTraceId())).isEqualTo(THEIR_TRACE);
                    assertThat(hex(span.getParentSpanId())).isEqualTo(THEIR_SPAN);
                });
    }

    @Test
    void shouldMakeATraceOfItsOwnForWhoeverIsNotNamed() {
        var theirs = "00-" + THEIR_TRACE + "-" + THEIR_SPAN + "-01";
        try (var gateway = gateway(Traces.none())) {
            gateway.browser().get("open", "/", Map.of("traceparent", theirs));
        }

        assertThat(passedOn()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(THEIR_TRACE, THEIR_SPAN);
    }

    @Test
    void shouldPassOnWithoutACollector() {
        var theirs = "00-" + THEIR_TRACE + "-" + THEIR_SPAN + "-01";
        try (var gateway = gateway(new PassingOn(ON_THIS_MACHINE))) {
            gateway.browser().get("open", "/", Map.of("traceparent", theirs));
        }

        assertThat(passedOn()).isEqualTo(theirs);
    }

    @Test
    void shouldMakeNothingWhileNothingIsTraced() {
        var raw = (HttpServerRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServerRequest.class}, (proxy, method, arguments) -> {
                    throw new AssertionError(method + " was asked");
                });
        var seen = new Seen(
                CorrelationId.random(), "a", "/**", "0", "GET", 200, Optional.empty(), Optional.empty(), Duration.ZERO);
        Future<Void> over = Future.succeededFuture();
        var traces = Traces.none();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int requests = 20_000;

        // What is made the first time is made for the classes.
        go(traces, raw, seen, over, 10);
        long before = threads.getCurrentThreadAllocatedBytes();
        go(traces, raw, seen, over, requests);
        long made = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(made).as("bytes for %d requests", requests).isLessThan(requests);
    }

    private static void go(Traces traces, HttpServerRequest raw, Seen seen, Future<Void> over, int requests) {
        for (int i = 0; i < requests; i++) {
            var trace = traces.begin(raw);
            trace.demands(SecurityLevel.HIGH);
            trace.step(Part.IDENTIFY).endsWith(over);
            trace.step(Part.UPSTREAM).endsWith(over);
            trace.ended(seen);
        }
    }
}
