package no.portvakt.trust.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One file of a spool. Its name says when it was begun, of which spool it is, and its first sequence number. */
final class SpoolSegment {

    private static final Pattern NAME = Pattern.compile("([0-9]{13})-([0-9a-f]{24})-([0-9]{18})\\.ndjson");
    private static final int AT_ONCE = 512 * 1024;

    private final Path file;
    private final String spool;
    private final Instant begunAt;
    private final Optional<FileChannel> writing;
    private long bytes;
    private long lines;
    private long sentBytes;
    private long sentLines;

    private SpoolSegment(Path file, String spool, Instant begunAt, Optional<FileChannel> writing) {
        this.file = file;
        this.spool = spool;
        this.begunAt = begunAt;
        this.writing = writing;
    }

    static SpoolSegment begin(Path folder, String spool, long first, Instant now) throws IOException {
        var file = folder.resolve("%013d-%s-%018d.ndjson".formatted(now.toEpochMilli(), spool, first));
        return new SpoolSegment(
                file,
                spool,
                now,
                Optional.of(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
    }

    /** What an earlier process left, oldest first. A half-written last line was never told of to anybody: it is cut. */
    static List<SpoolSegment> leftIn(Path folder) throws IOException {
        List<SpoolSegment> left = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    var segment = new SpoolSegment(
                            file, name.group(2), Instant.ofEpochMilli(Long.parseLong(name.group(1))), Optional.empty());
                    segment.measure();
                    left.add(segment);
                }
            }
        }
        return left;
    }

    private void measure() throws IOException {
        var content = Files.readAllBytes(file);
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines++;
                bytes = i + 1L;
            }
        }
    }

    String spool() {
        return spool;
    }

    Instant begunAt() {
        return begunAt;
    }

    long bytes() {
        return bytes;
    }

    long unsentBytes() {
        return bytes - sentBytes;
    }

    long unsentCount() {
        return lines - sentLines;
    }

    /** All of them or, by a position that is not moved on, none. */
    void append(List<String> made) throws IOException {
        var text = new StringBuilder();
        made.forEach(line -> text.append(line).append('\n'));
        var buffer = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        long position = bytes;
        while (buffer.hasRemaining()) {
            position += channel().write(buffer, position);
        }
        bytes = position;
        lines += made.size();
    }

    void force() throws IOException {
        channel().force(false);
    }

    /** The oldest lines that were not sent: at most so many, and not many more bytes than fit into a request. */
    Optional<SpoolBatch> unsent(int most) throws IOException {
        if (unsentBytes() == 0) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int wanted = (int) Math.min(unsentBytes(), AT_ONCE);
            while (true) {
                var read = read(channel, wanted);
                var batch = wholeLines(read, most);
                if (batch.isPresent() || wanted == unsentBytes()) {
                    return batch;
                }
                // One line alone is longer than that.
                wanted = (int) Math.min(unsentBytes(), 2L * wanted);
            }
        }
    }

    private byte[] read(FileChannel channel, int wanted) throws IOException {
        var buffer = ByteBuffer.allocate(wanted);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, sentBytes + buffer.position()) < 0) {
                throw new EOFException(file + " is shorter than it was");
            }
        }
        return buffer.array();
    }

    private Optional<SpoolBatch> wholeLines(byte[] read, int most) {
        int count = 0;
        int end = 0;
        for (int i = 0; i < read.length && count < most; i++) {
            if (read[i] == '\n') {
                count++;
                end = i + 1;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new SpoolBatch(spool, end == read.length ? read : Arrays.copyOf(read, end), count));
    }

    void sent(SpoolBatch batch) {
        sentBytes += batch.bytes();
        sentLines += batch.count();
    }

    void close() throws IOException {
        if (writing.isPresent()) {
            writing.get().close();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private FileChannel channel() throws IOException {
        return writing.orElseThrow(() -> new IOException("is only read"));
    }
}
