package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.gateway.upstream.Choice;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.Ending;
import no.portvakt.gateway.upstream.HealthProbe;
import no.portvakt.gateway.upstream.Patience;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.testsupport.port.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A service with several servers, of which some are not well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyUpstreamsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> SAME_ORIGIN = Map.of("Sec-Fetch-Site", "same-origin");

    private GatewayUnderTest gateway;
    private FakeUpstream one;
    private FakeUpstream two;
    private int nobody;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        one = new FakeUpstream(gateway.vertx());
        two = new FakeUpstream(gateway.vertx());
        nobody = FreePorts.next();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        one.forget();
        two.forget();
        one.answers(request -> request.response().end("one"));
        two.answers(request -> request.response().end("two"));
    }

    private static UpstreamPlan roundRobin(UpstreamPlan plan) {
        return with(plan, plan.patience(), plan.connections(), plan.waiting(), Optional.empty());
    }

    private static UpstreamPlan with(
            UpstreamPlan plan, Patience patience, int connections, int waiting, Optional<HealthProbe.Check> check) {
        return new UpstreamPlan(
                plan.servers(),
                plan.files(),
                plan.protocol(),
                Choice.ROUND_ROBIN,
                patience,
                connections,
                waiting,
                new Ejection.Rules(3, Duration.ofMinutes(1), Duration.ofMinutes(5)),
                check);
    }

    private int get() {
        return gateway.browser().get("open", "/", Map.of()).status();
    }

    private int send(String method, String body) {
        return gateway.browser().send(method, "open", "/", SAME_ORIGIN, body).status();
    }

    private void get(int times, int status) {
        IntStream.range(0, times).forEach(i -> assertThat(get()).isEqualTo(status));
    }

    @Test
    void shouldTakeTurns() {
        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));

        get(6, 200);

        assertThat(one.reached()).hasSize(3);
        assertThat(two.reached()).hasSize(3);
    }

    @Test
    void shouldAskTheServerWithTheFewestRequestsUnderWay() {
        gateway.upstream("open", GatewayUnderTest.plan(one.port(), two.port()));
        Promise<HttpServerRequest> held = Promise.promise();
        one.answers(held::tryComplete);
        two.answers(held::tryComplete);
        var slow = ask("/slow");
        Waiting.on(held.future());
        one.answers(request -> request.response().end("one"));
        two.answers(request -> request.response().end("two"));
        var busy = one.reached().isEmpty() ? two : one;

        get(6, 200);

        assertThat(busy.reached()).hasSize(1);
        Waiting.on(held.future()).response().end();
        assertThat(Waiting.on(slow)).isEqualTo(200);
    }

    @Test
    void shouldGoToAnotherServerWhenOneTakesNoConnectionWhateverTheMethodAndThenLeaveItAlone() {
        var group = gateway.upstream("open", roundRobin(GatewayUnderTest.plan(nobody, two.port())));

        IntStream.range(0, 6).forEach(i -> assertThat(send("POST", "a=b")).isEqualTo(200));
        get(6, 200);

        var away = group.servers().getFirst();
        assertThat(away.standing()).isEqualTo(Upstream.Standing.EJECTED);
        assertThat(away.endings(Ending.NO_ANSWER)).isEqualTo(3);
        assertThat(away.ejections()).isEqualTo(1);
        assertThat(group.secondTries()).isEqualTo(3);
        assertThat(group.servers()).allMatch(server -> server.underWay() == 0);
    }

    @Test
    void shouldSendAgainWhatHasNoEffectTwiceAndNothingElse() {
        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), one.port(), two.port())));
        one.answers(request -> request.connection().close());

        assertThat(get()).as("tried twice at most, and both hung up").isEqualTo(502);
        assertThat(one.reached()).hasSize(2);

        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));
        assertThat(get()).isEqualTo(200);
        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));
        assertThat(send("PUT", "")).isEqualTo(200);
        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));
        assertThat(send("PUT", "a=b")).isEqualTo(502);
        gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));
        assertThat(send("POST", "")).isEqualTo(502);
        assertThat(two.reached()).extracting(FakeUpstream.Reached::method).containsExactly("GET", "PUT");
    }

    @Test
    void shouldEjectWhoAnswersThatItIsNotWellAndAskAllWhenNobodyIsLeft() {
        var group = gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port(), two.port())));
        one.answers(request -> request.response().setStatusCode(503).end());
        IntStream.range(0, 6).forEach(i -> get());
        one.forget();

        get(4, 200);
        assertThat(one.reached()).isEmpty();

        two.answers(request -> request.response().setStatusCode(504).end());
        get(3, 504);
        assertThat(group.servers()).allMatch(server -> server.standing() == Upstream.Standing.EJECTED);
        get(1, 503);
        one.answers(request -> request.response().end());
        two.answers(request -> request.response().end());
        get(2, 200);
        assertThat(group.servers()).anyMatch(server -> server.standing() == Upstream.Standing.USABLE);
    }

    @Test
    void shouldNotBlameAServerForAClientThatGoesAway() {
        var group = gateway.upstream("open", roundRobin(GatewayUnderTest.plan(one.port())));
        IntStream.range(0, 4).forEach(i -> {
            Promise<Void> reached = Promise.promise();
            one.answers(request -> reached.complete());
            var browser = gateway.browser();
            var leaving = browser.client()
                    .request(browser.to("GET", "open", "/"))
                    .compose(request -> {
                        request.end();
                        return reached.future()
                                .compose(there -> request.connection().close());
                    });
            Waiting.on(leaving);
        });

        var server = group.servers().getFirst();
        await().atMost(PATIENCE).until(() -> server.endings(Ending.NOTHING_SAID) == 4);
        assertThat(server.standing()).isEqualTo(Upstream.Standing.USABLE);
        assertThat(server.underWay()).isZero();
    }

    @Test
    void shouldSayWhenToComeBackWhenAllConnectionsAndTheQueueAreFull() {
        var plan = GatewayUnderTest.plan(one.port());
        var group = gateway.upstream("open", with(plan, plan.patience(), 1, 1, Optional.empty()));
        Promise<HttpServerRequest> held = Promise.promise();
        one.answers(held::tryComplete);
        var first = ask("/first");
        Waiting.on(held.future());
        var second = ask("/second");
        await().atMost(PATIENCE).until(() -> group.servers().getFirst().underWay() == 2);

        var refused = gateway.browser().get("open", "/third", Map.of());

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().get("Retry-After")).isEqualTo("2");
        assertThat(refused.body()).contains("upstream-busy");
        one.answers(request -> request.response().end());
        Waiting.on(held.future()).response().end();
        assertThat(Waiting.on(first)).isEqualTo(200);
        assertThat(Waiting.on(second)).isEqualTo(200);
        assertThat(group.servers().getFirst().endings(Ending.FULL)).isEqualTo(1);
        assertThat(group.servers().getFirst().standing()).isEqualTo(Upstream.Standing.USABLE);
    }

    @Test
    void shouldAskOnlyServersThatPassTheirChecks() {
        var check = new HealthProbe.Check("/alive", Duration.ofMillis(50), Duration.ofSeconds(1), 2, 2);
        var checked = new FakeUpstream(gateway.vertx());
        var plan = GatewayUnderTest.plan(checked.port(), new FakeUpstream(gateway.vertx()).port());
        checked.answers(request -> request.response()
                .setStatusCode(request.uri().equals("/alive") ? 500 : 200)
                .end());
        var group = gateway.upstream("open", with(plan, plan.patience(), 10, 10, Optional.of(check)));
        var first = group.servers().getFirst();

        await().atMost(PATIENCE).until(() -> first.standing() == Upstream.Standing.FAILS_CHECKS);
        get(4, 200);
        assertThat(checked.reached()).allMatch(reached -> reached.target().equals("/alive"));

        checked.answers(request -> request.response().end());
        await().atMost(PATIENCE).until(() -> first.standing() == Upstream.Standing.USABLE);
        get(2, 200);
        assertThat(checked.reached()).anyMatch(reached -> reached.target().equals("/"));
    }

    @Test
    void shouldEndAnAnswerThatStopsInTheMiddle() {
        var plan = GatewayUnderTest.plan(one.port());
        var patience = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), Optional.of(Duration.ofMillis(200)));
        gateway.upstream("open", with(plan, patience, 10, 10, Optional.empty()));
        Promise<Void> upstreamSawTheEnd = Promise.promise();
        one.answers(request -> {
            request.response().closeHandler(upstreamSawTheEnd::tryComplete);
            request.response().setChunked(true).write("half");
        });
        Promise<String> ended = Promise.promise();
        var browser = gateway.browser();
        browser.client()
                .request(browser.to("GET", "open", "/"))
                .compose(request -> request.send())
                .onSuccess(response -> {
                    response.handler((Buffer some) -> {});
                    response.exceptionHandler(cut -> ended.tryComplete("cut off"));
                    response.endHandler(end -> ended.tryComplete("as if it were whole"));
                });

        assertThat(Waiting.on(ended.future())).isEqualTo("cut off");
        Waiting.on(upstreamSawTheEnd.future());
    }

    private Future<Integer> ask(String path) {
        RequestOptions options = gateway.browser().to("GET", "open", path);
        return gateway.browser()
                .client()
                .request(options)
                .compose(request -> request.send())
                .compose(response -> response.end().map(response.statusCode()));
    }
}
