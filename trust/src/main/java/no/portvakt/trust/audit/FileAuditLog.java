package no.portvakt.trust.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * Appends records to one file, a line of JSON each. One writer: the file is locked while it is open. Thread-safe.
 *
 * <p>Durability: every record is forced to the disk (fsync) before {@link #append} returns, so what was answered for is
 * kept. That costs a disk write per record, which suits log-ins and officers' actions; access decisions, which are many,
 * do not belong here.
 *
 * <p>At start the chain is verified and then continued: the whole of it, or what came after a checkpoint that was signed
 * by ourselves, so that a log of years opens at once ({@code ./portvakt audit verify} reads all of it). A half-written
 * last line (power was lost before it was acknowledged) is cut off, and the cut is itself recorded. A chain that is
 * broken in any other way is not continued: opening fails, and an officer has to look.
 */
public final class FileAuditLog implements AuditLog, AutoCloseable {

    private static final int BLOCK = 1 << 13;

    private final Path file;
    private final FileChannel channel;
    private Checkpoint head;

    private FileAuditLog(Path file, FileChannel channel, Checkpoint head) {
        this.file = file;
        this.channel = channel;
        this.head = head;
    }

    /**
     * Opens the file, or makes it.
     *
     * @param writer who records that a half-written line was cut off
     * @throws UncheckedIOException if it cannot be opened, or another writer has it
     * @throws IllegalStateException if its chain is broken
     */
    public static FileAuditLog open(Path file, String writer, Clock clock) {
        return open(file, writer, clock, Optional.empty());
    }

    /**
     * The same, from a checkpoint on whose signature the caller has checked; it is found in the file, or all of it is
     * verified, and must still reach as far.
     */
    public static FileAuditLog open(Path file, String writer, Clock clock, Optional<SignedCheckpoint> genuine) {
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                return resume(file, channel, writer, clock, genuine);
            } catch (IOException | RuntimeException broken) {
                channel.close();
                throw broken;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open the audit log " + file, broken);
        }
    }

    private static FileAuditLog resume(
            Path file, FileChannel channel, String writer, Clock clock, Optional<SignedCheckpoint> genuine)
            throws IOException {
        lock(file, channel);
        long torn = cutHalfWrittenLine(channel);
        var log =
                switch (verify(file, channel, genuine)) {
                    case AuditVerdict.Intact intact -> new FileAuditLog(file, channel, intact.head());
                    case AuditVerdict.Broken broken ->
                        throw new IllegalStateException(
                                file + " is broken in line " + broken.line() + " (" + broken.fault() + ")");
                };
        channel.position(channel.size());
        if (torn > 0) {
            SortedMap<String, String> details = new TreeMap<>();
            details.put("bytes", Long.toString(torn));
            log.append(new AuditRecord(
                    clock.instant(),
                    writer,
                    "audit.half-written-line-cut",
                    "",
                    CorrelationId.random(),
                    AuditOutcome.DONE,
                    details));
        }
        return log;
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " has another writer");
            }
        } catch (OverlappingFileLockException sameProcess) {
            throw new IOException(file + " has another writer in this process", sameProcess);
        }
    }

    private static AuditVerdict verify(Path file, FileChannel channel, Optional<SignedCheckpoint> genuine)
            throws IOException {
        if (genuine.isPresent() && holds(channel, genuine.get())) {
            return AuditVerification.verify(
                    file, genuine.get().checkpoint(), genuine.get().bytes(), List.of());
        }
        return AuditVerification.verify(
                file, genuine.map(SignedCheckpoint::checkpoint).stream().toList());
    }

    /** Whether the record that the checkpoint was taken from still ends where it ended. */
    private static boolean holds(FileChannel channel, SignedCheckpoint known) throws IOException {
        if (known.bytes() <= 0 || known.bytes() > channel.size()) {
            return false;
        }
        long start = startOfLine(channel, known.bytes() - 1);
        var line = ByteBuffer.allocate((int) (known.bytes() - 1 - start));
        while (line.hasRemaining() && channel.read(line, start + line.position()) >= 0) {
            // until the line is whole
        }
        return ChainedRecord.parse(new String(line.array(), StandardCharsets.UTF_8))
                .filter(record -> record.checkpoint().equals(known.checkpoint()))
                .isPresent();
    }

    /** Just behind the last line feed before this place; 0 if there is none. */
    private static long startOfLine(FileChannel channel, long end) throws IOException {
        var block = ByteBuffer.allocate(BLOCK);
        for (long at = end; at > 0; ) {
            long from = Math.max(0, at - BLOCK);
            block.clear().limit((int) (at - from));
            while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
                // until the block is whole
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            at = from;
        }
        return 0;
    }

    private static long cutHalfWrittenLine(FileChannel channel) throws IOException {
        long size = channel.size();
        long end = startOfLine(channel, size);
        channel.truncate(end);
        channel.force(true);
        return size - end;
    }

    @Override
    public synchronized void append(AuditRecord record) {
        var next = ChainedRecord.after(head, record);
        var line = ByteBuffer.wrap((next.line() + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long before = channel.position();
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(false);
            } catch (IOException broken) {
                takeBack(before, broken);
                throw broken;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot append to the audit log " + file, broken);
        }
        head = next.checkpoint();
    }

    /** If even that fails, the log closes: nothing may follow half a record. The next start cuts it off. */
    private void takeBack(long before, IOException cause) throws IOException {
        try {
            channel.truncate(before);
        } catch (IOException worse) {
            cause.addSuppressed(worse);
            channel.close();
        }
    }

    /** How far the chain has come: to be kept on another machine now and then. */
    public synchronized Checkpoint checkpoint() {
        return head;
    }

    /** The same, with the length of the file. */
    synchronized Position position() {
        try {
            return new Position(head, channel.position());
        } catch (IOException closed) {
            throw new UncheckedIOException("the audit log " + file + " is closed", closed);
        }
    }

    record Position(Checkpoint checkpoint, long bytes) {}

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close the audit log " + file, broken);
        }
    }
}
