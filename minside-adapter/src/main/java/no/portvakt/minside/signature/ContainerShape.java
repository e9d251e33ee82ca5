package no.portvakt.minside.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import no.portvakt.minside.signature.SignatureVerdict.Invalid;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Whether a ZIP file says one thing to everybody. Some programs read it from its beginning, others from the directory at
 * its end: what only some of them see would be signed for some of them alone.
 */
final class ContainerShape {

    private static final int MOST_FILES = 1_000;
    private static final int PIECE = 1 << 16;
    private static final int P = 0x50;
    private static final int K = 0x4b;

    private ContainerShape() {}

    /** Empty where nothing is wrong with it, or it is no ZIP file at all. */
    static Optional<Invalid> problemOf(byte[] file) {
        if (file.length < 2 || file[0] != P || file[1] != K) {
            return Optional.empty();
        }
        try {
            var fromTheBeginning = unpacked(file);
            var fromTheEnd = listed(file);
            if (fromTheBeginning.isEmpty()) {
                return Optional.of(new Invalid(SignatureProblem.TOO_LARGE, "unpacked, or too many files"));
            }
            boolean once = new HashSet<>(fromTheEnd).size() == fromTheEnd.size();
            return once && fromTheBeginning.get().equals(fromTheEnd)
                    ? Optional.empty()
                    : Optional.of(new Invalid(SignatureProblem.UNREADABLE, "a container that says two things"));
        } catch (IOException | RuntimeException broken) {
            return Optional.of(new Invalid(SignatureProblem.UNREADABLE, "a broken container"));
        }
    }

    /** The names, in order of the alphabet; empty if it is more than we look at. */
    private static Optional<List<String>> unpacked(byte[] file) throws IOException {
        List<String> names = new ArrayList<>();
        var piece = new byte[PIECE];
        long bytes = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
                    bytes += read;
                    if (bytes > SignatureCheck.MOST_BYTES || names.size() > MOST_FILES) {
                        return Optional.empty();
                    }
                }
            }
        }
        Collections.sort(names);
        return Optional.of(names);
    }

    private static List<String> listed(byte[] file) throws IOException {
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            return Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .sorted()
                    .toList();
        }
    }
}
