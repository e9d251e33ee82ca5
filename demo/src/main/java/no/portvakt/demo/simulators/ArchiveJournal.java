package no.portvakt.demo.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every Put that an archive has taken, a line of JSON each, on disk before it is answered: an archive that is killed
 * remembers what it said yes to, and whoever counts afterwards sees what came twice. Thread-safe.
 */
public final class ArchiveJournal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;

    private ArchiveJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens it, or begins it. A last line that was broken off by a kill was never answered, and is cut off. */
    public static ArchiveJournal in(Path file) {
        try {
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            var written = Files.readAllBytes(file);
            int whole = written.length;
            while (whole > 0 && written[whole - 1] != '\n') {
                whole--;
            }
            channel.truncate(whole).position(whole);
            return new ArchiveJournal(file, channel);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open " + file, broken);
        }
    }

    /** What was put. */
    public enum Kind {
        CASE,
        ENTRY
    }

    /**
     * One Put.
     *
     * @param key of what was put, as {@code system key}
     * @param caseKey of the case that it stands on; its own for a case
     * @param sequence the number that the archive gave
     * @param xml as it came
     */
    public record Put(Kind kind, String key, String caseKey, int sequence, LocalDate on, String xml) {

        /** As its case is called: {@code 2026/4711}. */
        public String number() {
            return on.getYear() + "/" + sequence;
        }

        private String line() {
            return JSON.createObjectNode()
                            .put("kind", kind.name())
                            .put("key", key)
                            .put("caseKey", caseKey)
                            .put("sequence", sequence)
                            .put("on", on.toString())
                            .put("xml", xml)
                    + "\n";
        }

        private static Put read(JsonNode line) {
            return new Put(
                    Kind.valueOf(line.path("kind").asText()),
                    line.path("key").asText(),
                    line.path("caseKey").asText(),
                    line.path("sequence").asInt(),
                    LocalDate.parse(line.path("on").asText()),
                    line.path("xml").asText());
        }
    }

    synchronized void write(Put put) {
        try {
            var line = ByteBuffer.wrap(put.line().getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write to " + file, broken);
        }
    }

    /** All of them, in the order in which they were taken. */
    public List<Put> puts() {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(ArchiveJournal::parse).flatMap(Optional::stream).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    /** Empty for a line that is being written just now. */
    private static Optional<Put> parse(String line) {
        try {
            return Optional.of(Put.read(JSON.readTree(line)));
        } catch (JsonProcessingException unfinished) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close " + file, broken);
        }
    }
}
