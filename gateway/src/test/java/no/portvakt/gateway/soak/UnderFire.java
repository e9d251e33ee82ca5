package no.portvakt.gateway.soak;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.portvakt.gateway.boot.Site;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.fixture.Visitor;
import no.portvakt.testsupport.idp.FakeCitizen;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.idp.Trick;

/**
 * Two gateways on one Redis, with people at both: one gateway after the other is killed, the identity provider goes away,
 * Redis is restarted empty. What is counted says whether anybody got through who should not, and who was forgotten.
 */
final class UnderFire implements AutoCloseable {

    private static final String FORM = "barnehage";
    private static final String LICENCE = "skjenkebevilling";
    private static final int PEOPLE = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PROVIDER_AWAY = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Duration calm;
    private final Consumer<String> progress;
    private final FakeIdp idp = new FakeIdp();
    private final Redis redis = new Redis();
    private final WatchfulUpstream upstream;
    private final Site site;
    private final Nodes nodes;
    private final int east;
    private final int west;
    private final Crowd crowd;
    private final List<Map<String, Object>> kills = new ArrayList<>();
    private long sessionsBackAfterMillis;

    /**
     * Starts everything.
     *
     * @param calm how long nothing is broken, between two things that are
     */
    UnderFire(Vertx vertx, Path folder, Duration calm, Consumer<String> progress) {
        this.vertx = vertx;
        this.calm = calm;
        this.progress = progress;
        this.upstream = new WatchfulUpstream(vertx);
        this.site = new Site(folder, "edge-east", "edge-west");
        this.nodes = new Nodes(folder, site, idp, upstream.port());
        var shared = Map.of(
                "portvakt.sessions.redis.url",
                redis.address().toURI().toString(),
                "portvakt.sessions.keys[0].id",
                "first",
                "portvakt.sessions.keys[0].secret",
                "a key for what a log-out has to read, long enough");
        this.east = nodes.start("edge-east", shared);
        this.west = nodes.start("edge-west", shared);
        this.crowd = new Crowd(vertx, List.of(east, west));
    }

    Map<String, Object> run() {
        somePeopleComeIn();
        for (int i = 0; i < PEOPLE; i++) {
            crowd.join(new Crowd.Habit("nobody", FORM, HttpMethod.GET, "", false));
            crowd.join(new Crowd.Habit(
                    "forged", FORM, HttpMethod.GET, "__Host-portvakt=" + "A".repeat(42) + i % 10, false));
        }
        settle();
        kill("edge-west", west);
        settle();
        kill("edge-east", east);
        settle();
        theProviderGoesAway();
        settle();
        long forgotten = crowd.sessionsNotKnown();
        redisLosesEverything();
        long lostWithRedis = crowd.sessionsNotKnown() - forgotten;
        crowd.dismissTheKnown();
        somePeopleComeIn();
        long before = crowd.sessionsNotKnown();
        settle();
        return counts(forgotten + crowd.sessionsNotKnown() - before, lostWithRedis);
    }

    private Map<String, Object> counts(long forgotten, long lostWithRedis) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("sent", crowd.sent());
        counts.put("answered", crowd.answered());
        counts.put("brokenOff", crowd.brokenOff());
        counts.put("answers", crowd.answers());
        counts.put("kills", kills);
        counts.put("identityProviderAwaySeconds", PROVIDER_AWAY.toSeconds());
        counts.put("redisRestarts", 1);
        counts.put("sessionsBackAfterRedisMillis", sessionsBackAfterMillis);
        counts.put("refreshGrants", idp.refreshes());
        counts.put("reachedUpstream", upstream.reached());
        counts.put("reachedUpstreamAtWrongLevel", upstream.tooLow());
        counts.put("askedToLogInThoughLoggedIn", forgotten);
        counts.put("askedToLogInAfterRedisLostAll", lostWithRedis);
        return counts;
    }

    /** With a session for the form, and with one for the licence that is too low to apply for it. */
    private void somePeopleComeIn() {
        progress.accept(PEOPLE + " people log in for each service");
        for (int i = 0; i < PEOPLE; i++) {
            crowd.join(new Crowd.Habit("logged in", FORM, HttpMethod.GET, logIn(FORM), true));
            crowd.join(new Crowd.Habit("too low", LICENCE, HttpMethod.POST, logIn(LICENCE), false));
        }
    }

    /** Each with a session of her own at the identity provider. */
    private String logIn(String service) {
        idp.loginAs(FakeCitizen.KARI);
        return new Visitor(vertx, east, idp).logIn(service, "https://" + service + ".localhost:" + east + "/sak");
    }

    private void kill(String name, int port) {
        progress.accept("kill -9 " + name);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> crowd.underWayAt(port) > 0);
        int inFlight = crowd.underWayAt(port);
        nodes.kill(name);
        long killedAt = System.nanoTime();
        settle();
        nodes.startAgain(name);
        kills.add(Map.of(
                "node",
                name,
                "requestsInFlight",
                inFlight,
                "backAfterMillis",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAt)));
    }

    private void theProviderGoesAway() {
        progress.accept("the identity provider is away for " + PROVIDER_AWAY.toSeconds() + " s");
        idp.play(Trick.TOKEN_ENDPOINT_BROKEN, Trick.PUSH_ENDPOINT_BROKEN);
        pass(PROVIDER_AWAY);
        idp.play();
    }

    private void redisLosesEverything() {
        progress.accept("Redis is restarted, empty");
        redis.stop();
        settle();
        redis.start();
        long startedAt = System.nanoTime();
        await().atMost(PATIENCE).until(() -> knowsSessions("edge-east") && knowsSessions("edge-west"));
        sessionsBackAfterMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt);
        settle();
    }

    private boolean knowsSessions(String name) {
        return nodes.node(name).health("sessions").path("data").path("answers").asBoolean();
    }

    private void settle() {
        pass(calm);
    }

    /** Lets the crowd go on for so long: here time itself is what is wanted. */
    private void pass(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        await().atMost(time.plus(PATIENCE)).until(() -> System.nanoTime() - until >= 0);
    }

    @Override
    public void close() {
        crowd.close();
        nodes.close();
        site.close();
        redis.close();
        upstream.close();
        idp.close();
    }
}
