package no.portvakt.gateway.folder;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileSource;
import org.jboss.logging.Logger;

/**
 * Notices when a folder of profiles changes, and reads it again with all its checks once it has been left alone for a
 * beat. What is accepted is told to the listeners; whatever is wrong, they hear nothing, what was accepted before stays,
 * and {@link #problems()} says why. Looks instead of listening: a listener is deaf on network file systems, and where a
 * link is turned to another folder.
 */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final Path folder;
    private final FolderReader reader;
    private final Runnable refused;
    private final List<Consumer<FolderReading.Accepted>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("profiles-folder").factory());

    private volatile Optional<FolderReading.Accepted> accepted = Optional.empty();
    private volatile List<Problem> problems = List.of();
    private Optional<Future<?>> looking = Optional.empty();
    private Optional<FolderPrint> handled = Optional.empty();
    private Optional<FolderPrint> seen = Optional.empty();

    /**
     * Watches nothing yet.
     *
     * @param refused told of every state of the folder that was refused
     */
    public FolderWatch(Path folder, FolderReader reader, Runnable refused) {
        this.folder = folder;
        this.reader = reader;
        this.refused = refused;
    }

    /** Reads for the first time, at once; what is wrong then is for the caller, who must not start. */
    public synchronized FolderReading first() {
        handled = Optional.of(FolderPrint.of(folder));
        var reading = reader.read();
        keep(reading, false);
        return reading;
    }

    /**
     * Calls the listener with everything that is accepted from now on, on the thread that watches.
     *
     * @return what was accepted last; the listener hears all that comes after it
     * @throws IllegalStateException if nothing has been accepted yet
     */
    public synchronized FolderReading.Accepted follow(Consumer<FolderReading.Accepted> listener) {
        listeners.add(listener);
        return accepted.orElseThrow(() -> new IllegalStateException("nothing was accepted from " + folder));
    }

    /** Looks from now on, this often. */
    public synchronized void start(Duration every) {
        looking = Optional.of(
                thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The documents that were accepted last: what is enforced, whatever stands in the folder. */
    public List<ProfileSource> documents() {
        return accepted.map(FolderReading.Accepted::documents).orElse(List.of());
    }

    /** What is wrong with the folder as it stands; empty if it is what is enforced. */
    public List<Problem> problems() {
        return problems;
    }

    synchronized void look() {
        try {
            var now = Optional.of(FolderPrint.of(folder));
            boolean atRest = now.equals(seen);
            seen = now;
            if (!atRest || now.equals(handled)) {
                return;
            }
            handled = now;
            keep(reader.read(), true);
        } catch (UncheckedIOException away) {
            // Looked at again at the next beat; it may be on its way.
            handled = Optional.empty();
            refuse(List.of(new Problem(folder.toString(), 1, "", "cannot be read: " + away.getMessage(), List.of())));
        } catch (RuntimeException broken) {
            LOG.error("the folder of profiles could not be judged; what was accepted before stays", broken);
            refuse(List.of(new Problem(folder.toString(), 1, "", "could not be judged, see the log", List.of())));
        }
    }

    private void keep(FolderReading reading, boolean reread) {
        switch (reading) {
            case FolderReading.Refused wrong -> refuse(wrong.problems());
            case FolderReading.Accepted sound -> {
                boolean changed = accepted.map(FolderReading.Accepted::documents)
                        .filter(sound.documents()::equals)
                        .isEmpty();
                accepted = Optional.of(sound);
                problems = List.of();
                if (changed && reread) {
                    listeners.forEach(listener -> listener.accept(sound));
                    LOG.infof("the profiles in %s have changed and are in force", folder);
                }
            }
        }
    }

    private void refuse(List<Problem> wrong) {
        if (!wrong.equals(problems)) {
            refused.run();
            wrong.forEach(problem -> LOG.errorf("%s; what was accepted before stays in force", problem.describe()));
        }
        problems = wrong;
    }

    @Override
    public synchronized void close() {
        looking.ifPresent(beat -> beat.cancel(false));
        thread.shutdownNow();
    }
}
