package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The folder in which FRI leaves its file, by its contract: the marker goes first and comes last. */
public record DropFolder(Path folder) {

    public static final String HEADER = "fodselsnummer;avtalenummer;anlegg;sist_leid";

    private static final String NAME = "utleie.csv";

    public Path file() {
        return folder.resolve(NAME);
    }

    Path marker() {
        return folder.resolve(NAME + ".ferdig");
    }

    /** What stands in a table of tests, as bytes. */
    public static byte[] bytes(String content, String charset) {
        return content.replace("HEAD", HEADER)
                .replace("\\n", "\n")
                .replace("\\0", "\0")
                .getBytes(Charset.forName(charset));
    }

    public void rows(String... rows) throws IOException {
        leave((HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public void leave(byte[] bytes) throws IOException {
        leave(bytes, Instant.now());
    }

    public void leave(byte[] bytes, Instant modified) throws IOException {
        Files.deleteIfExists(marker());
        var written = Files.write(folder.resolve("writing"), bytes);
        Files.setLastModifiedTime(written, FileTime.from(modified));
        Files.move(written, file(), StandardCopyOption.ATOMIC_MOVE);
        Files.createFile(marker());
    }
}
