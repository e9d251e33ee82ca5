package no.portvakt.minside.fagsystem.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import no.portvakt.minside.accesslog.Lookups;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.fagsystem.connector.Transport;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class DropLinkTest {

    /** Has no memory for the first file, then none of our making either, and then has one. */
    private static final class Forgetful implements Pickup {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Picked pick(Optional<Stamp> known) {
            return switch (looks.incrementAndGet()) {
                case 1 -> throw new OutOfMemoryError("a test");
                case 2 -> throw new IllegalStateException("a test");
                default ->
                    new Picked.Whole(
                            ByteBuffer.wrap(DropFolder.bytes("HEAD\\n10877200006;A-1;Hallen;2026-11-20", "UTF-8")),
                            new Stamp(Instant.now(), 1, "a"));
            };
        }

        @Override
        public void close() {}
    }

    @Test
    void shouldLookAgainAfterWhateverWentWrong() throws Exception {
        var fri = Optional.ofNullable(ConnectorFiles.shipped().get("fri")).orElseThrow();
        var shipped = (Transport.Drop) fri.transport();
        var often = new Transport.Drop(
                shipped.path(),
                shipped.marker(),
                shipped.oldest(),
                Optional.of(Duration.ofMillis(20)),
                shipped.format(),
                shipped.limits());
        var question = new Question(Lookups.of("fri", "10877200006"), "lokaler", List.of());

        try (var camel = new DefaultCamelContext();
                var link = new DropLink(
                        new Surroundings(camel, new AnswerReader(), Exchanged.Witness.NOBODY, Clock.systemUTC()),
                        fri,
                        often,
                        new Forgetful())) {
            await().atMost(Duration.ofSeconds(5)).until(() -> link.ask(question) instanceof Heard.Answer);
            assertThat(link.troubles()).isEmpty();
        }
    }
}
