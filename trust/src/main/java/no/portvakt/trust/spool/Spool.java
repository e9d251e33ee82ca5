package no.portvakt.trust.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Lines that wait on disk until the console has them: first in, first out, over restarts too. Every start of the process
 * begins a spool of its own, with a random name and sequence numbers from 1, so that a number is never used twice, not
 * even after a loss of power; what an earlier start left behind is sent under the earlier name.
 *
 * <p>Thread-safe. A segment is deleted when all of it was acknowledged.
 */
public final class Spool implements AutoCloseable {

    private static final long SEGMENT_BYTES = 4L * 1024 * 1024;
    private static final int NAME_BYTES = 12;

    private final Path folder;
    private final Limits limits;
    private final Clock clock;
    private final String name;
    private final Deque<SpoolSegment> segments = new ArrayDeque<>();
    private Optional<SpoolSegment> active = Optional.empty();
    private long next = 1;
    private long lost;

    /**
     * What a spool may hold.
     *
     * @param bytes beyond which {@code whenFull} applies
     * @param age after which a segment is deleted unsent; empty for never
     */
    public record Limits(long bytes, Optional<Duration> age, WhenFull whenFull) {}

    /** What gives way when there is no more room. */
    public enum WhenFull {
        /** The oldest lines; the console sees the gap in their numbers. */
        DROP_OLDEST,
        /** The new line: appending fails. */
        REFUSE
    }

    /**
     * Opens the folder, or makes it, and takes up what was left unsent.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public Spool(Path folder, Limits limits, Clock clock) {
        var bits = new byte[NAME_BYTES];
        new SecureRandom().nextBytes(bits);
        this.name = HexFormat.of().formatHex(bits);
        this.limits = limits;
        this.clock = clock;
        try {
            this.folder = Files.createDirectories(folder);
            segments.addAll(SpoolSegment.leftIn(folder));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open the spool " + folder, broken);
        }
    }

    /**
     * Appends lines, each made with its sequence number.
     *
     * @throws UncheckedIOException if they cannot be written, or there is no room and none may be made
     */
    public synchronized void append(List<? extends LongFunction<String>> lines) {
        try {
            makeRoom();
            var segment = active.isPresent() && active.get().bytes() < SEGMENT_BYTES ? active.get() : roll();
            List<String> made = new ArrayList<>();
            long sequence = next;
            for (var line : lines) {
                made.add(line.apply(sequence++));
            }
            segment.append(made);
            next = sequence;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot append to the spool " + folder, broken);
        }
    }

    /**
     * When this returns, a loss of power no longer loses what was appended.
     *
     * @throws UncheckedIOException if the disk does not say so
     */
    public synchronized void force() {
        try {
            if (active.isPresent()) {
                active.get().force();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot force the spool " + folder, broken);
        }
    }

    /** The oldest lines that were not acknowledged; the same ones again until they are. Empty if there are none. */
    public synchronized Optional<SpoolBatch> oldest(int mostLines) {
        try {
            while (!segments.isEmpty()) {
                var batch = segments.getFirst().unsent(mostLines);
                if (batch.isPresent()) {
                    return batch;
                }
                if (isActive(segments.getFirst())) {
                    return Optional.empty();
                }
                segments.removeFirst().delete();
            }
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the spool " + folder, broken);
        }
    }

    /** The console has the batch that {@link #oldest} gave last. Something else may have been dropped meanwhile. */
    public synchronized void acknowledge(SpoolBatch batch) {
        Optional.ofNullable(segments.peekFirst())
                .filter(segment -> segment.spool().equals(batch.spool()))
                .ifPresent(segment -> segment.sent(batch));
    }

    public synchronized long bytes() {
        return segments.stream().mapToLong(SpoolSegment::bytes).sum();
    }

    /** Of them, what nobody acknowledged. */
    public synchronized long unsentBytes() {
        return segments.stream().mapToLong(SpoolSegment::unsentBytes).sum();
    }

    /** Lines that were dropped unsent. */
    public synchronized long lost() {
        return lost;
    }

    private void makeRoom() throws IOException {
        var oldestKept = limits.age().map(age -> clock.instant().minus(age));
        while (!segments.isEmpty()
                && !isActive(segments.getFirst())
                && oldestKept
                        .filter(limit -> segments.getFirst().begunAt().isBefore(limit))
                        .isPresent()) {
            drop();
        }
        while (bytes() >= limits.bytes()) {
            switch (limits.whenFull()) {
                case REFUSE -> throw new IOException("it is full");
                case DROP_OLDEST -> drop();
            }
        }
    }

    private void drop() throws IOException {
        var dropped = segments.removeFirst();
        lost += dropped.unsentCount();
        if (isActive(dropped)) {
            dropped.close();
            active = Optional.empty();
        }
        dropped.delete();
    }

    private boolean isActive(SpoolSegment segment) {
        return active.filter(some -> some == segment).isPresent();
    }

    private SpoolSegment roll() throws IOException {
        if (active.isPresent()) {
            active.get().close();
        }
        var segment = SpoolSegment.begin(folder, name, next, clock.instant());
        segments.addLast(segment);
        active = Optional.of(segment);
        return segment;
    }

    @Override
    public synchronized void close() {
        try {
            if (active.isPresent()) {
                active.get().force();
                active.get().close();
                active = Optional.empty();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close the spool " + folder, broken);
        }
    }
}
