package no.portvakt.gateway.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.gateway.fixture.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatrolTest {

    private static final int SOME = 3;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        Waiting.on(vertx.close());
    }

    @Test
    void shouldGoOnWithTheOthersWhenOneOfThemBreaks() {
        var broken = new AtomicInteger();
        var before = new AtomicInteger();
        var after = new AtomicInteger();
        vertx.runOnContext(here -> {
            var patrol = new Patrol(vertx);
            patrol.watch(before::incrementAndGet);
            patrol.watch(() -> {
                broken.incrementAndGet();
                throw new IllegalStateException("on purpose");
            });
            patrol.watch(after::incrementAndGet);
        });

        await().until(() -> before.get() >= SOME && after.get() >= SOME);
        assertThat(broken).as("let go of when it broke").hasValue(1);
    }

    @Test
    void shouldLookAtNothingThatHasLeftAndBeginAgain() {
        var left = new AtomicInteger();
        var later = new AtomicInteger();
        vertx.runOnContext(here -> {
            var patrol = new Patrol(vertx);
            Patrol.Waiting one = left::incrementAndGet;
            patrol.watch(one);
            patrol.leave(one);
            vertx.setTimer(2 * Patrol.ROUND_MILLIS, idle -> patrol.watch(later::incrementAndGet));
        });

        await().until(() -> later.get() >= SOME);
        assertThat(left).hasValue(0);
    }
}
