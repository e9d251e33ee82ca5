package no.portvakt.trust.pki.trustlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The trust list of a folder, read anew when a file of it has changed, so that nothing has to be restarted. A new list
 * that is broken is told of and not taken: the one before stays in force. Thread-safe.
 */
public final class ReloadingTrust implements Supplier<TrustList> {

    private final Path folder;
    private final Consumer<String> told;
    private String seen;
    private TrustList list;

    private ReloadingTrust(Path folder, Consumer<String> told, String seen, TrustList list) {
        this.folder = folder;
        this.told = told;
        this.seen = seen;
        this.list = list;
    }

    /**
     * Reads the folder for the first time.
     *
     * @param told of lists that were taken, and of broken ones
     * @throws IOException if it is broken
     */
    public static ReloadingTrust of(Path folder, Consumer<String> told) throws IOException {
        var seen = stampOf(folder);
        return new ReloadingTrust(folder, told, seen, TrustFolder.read(folder));
    }

    @Override
    public synchronized TrustList get() {
        try {
            var now = stampOf(folder);
            if (!now.equals(seen)) {
                seen = now;
                list = TrustFolder.read(folder);
                told.accept("a new trust list is in force: " + list.issuers().size() + " issuers");
            }
        } catch (IOException broken) {
            told.accept("the trust list is broken, the one before stays in force: " + broken.getMessage());
        }
        return list;
    }

    /** What a folder looks like from outside: names, sizes and times of its files. */
    private static String stampOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().map(ReloadingTrust::stampOfFile).collect(Collectors.joining("\n"));
        }
    }

    private static String stampOfFile(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return file.getFileName() + " gone";
        }
    }
}
