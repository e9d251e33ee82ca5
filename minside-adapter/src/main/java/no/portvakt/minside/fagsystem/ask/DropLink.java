package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;
import no.portvakt.minside.fagsystem.drop.DropReader;
import no.portvakt.minside.fagsystem.drop.DroppedFile;
import no.portvakt.minside.fagsystem.drop.Found;
import no.portvakt.minside.fagsystem.drop.Reading;
import org.jboss.logging.Logger;

/**
 * The file that a system drops: looked for again and again, and held in memory. While a new one cannot be had or read, the
 * old one is answered from, as long as its age lets it.
 */
final class DropLink implements Link {

    private static final Logger LOG = Logger.getLogger(DropLink.class);

    private final String id;
    private final Duration valid;
    private final Duration oldest;
    private final Pickup pickup;
    private final DropReader reader;
    private final Clock clock;
    private final ScheduledExecutorService looking;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile State state = new State(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * How things stand.
     *
     * @param file what is answered from
     * @param tried the last file that was got, read or not
     * @param unreadable what is wrong with that one
     * @param notGot why there was none at the last look
     */
    private record State(
            Optional<Dated> file, Optional<Pickup.Stamp> tried, List<String> unreadable, Optional<String> notGot) {}

    private record Dated(DroppedFile file, Instant modified) {}

    DropLink(Surroundings around, Connector connector, Transport.Drop drop, Pickup pickup) {
        this.id = connector.id();
        this.valid = connector.valid();
        this.oldest = drop.oldest();
        this.pickup = pickup;
        this.reader = new DropReader(drop, around.reader());
        this.clock = around.clock();
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("drop-" + id).factory());
        var _ = looking.scheduleWithFixedDelay(this::look, 0, drop.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never throws: a schedule that threw would not look again. */
    private void look() {
        var before = standing();
        try {
            state = after(pickup.pick(state.tried()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            state = new State(
                    state.file(),
                    state.tried(),
                    state.unreadable(),
                    Optional.of(broken.getClass().getSimpleName()));
        } finally {
            looked.countDown();
        }
        var now = standing();
        if (!now.equals(before)) {
            LOG.logf(
                    now.isEmpty() ? Logger.Level.INFO : Logger.Level.WARN,
                    "the file of %s: %s",
                    id,
                    now.isEmpty() ? "nothing is wrong with it any more" : now);
        }
    }

    private State after(Pickup.Picked picked) {
        return switch (picked) {
            case Pickup.Picked.No(var problem) ->
                new State(state.file(), state.tried(), state.unreadable(), Optional.of(problem));
            case Pickup.Picked.Same() -> new State(state.file(), state.tried(), state.unreadable(), Optional.empty());
            case Pickup.Picked.Whole whole ->
                switch (reader.read(whole.content())) {
                    case Reading.Whole(var file) ->
                        new State(
                                Optional.of(new Dated(file, whole.stamp().modified())),
                                Optional.of(whole.stamp()),
                                List.of(),
                                Optional.empty());
                    case Reading.Unreadable(var problems) ->
                        new State(state.file(), Optional.of(whole.stamp()), problems, Optional.empty());
                };
        };
    }

    @Override
    public Heard ask(Question question) throws IOException {
        if (!wasLookedAt()) {
            throw new IOException("the file is not read yet");
        }
        return state.file()
                .map(dated -> isTooOld(dated) ? new Heard.No("the file is older than " + oldest) : of(dated, question))
                .orElseGet(() -> new Heard.No("the file: " + String.join("; ", standing())));
    }

    /** Waits for the first look; not after an interruption. */
    private boolean wasLookedAt() {
        try {
            looked.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isTooOld(Dated dated) {
        return dated.modified().plus(oldest).isBefore(clock.instant());
    }

    private static Heard of(Dated dated, Question question) {
        return switch (dated.file().of(question.lookup().person())) {
            case Found.Row(var said) -> new Heard.Answer(said, Optional.of(dated.modified()));
            case Found.Nobody() -> new Heard.NobodyKnown();
            case Found.Several() -> new Heard.No("the file has more than one row of this person");
            case Found.Unsure(int rows) ->
                new Heard.No("the file has " + rows + " rows whose number cannot be read; one may be this person's");
        };
    }

    @Override
    public List<String> troubles() {
        return wasLookedAt() ? standing() : List.of("is not read yet");
    }

    private List<String> standing() {
        var now = state;
        List<String> troubles = new ArrayList<>(now.unreadable());
        now.notGot().ifPresent(troubles::add);
        now.file().ifPresent(dated -> {
            if (dated.modified().plus(valid).isBefore(clock.instant())) {
                troubles.add("is older than its values hold, " + valid);
            }
            troubles.addAll(dated.file().remarks());
        });
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        looking.shutdownNow();
        pickup.close();
    }
}
