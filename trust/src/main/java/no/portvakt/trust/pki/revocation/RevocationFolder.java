package no.portvakt.trust.pki.revocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.portvakt.trust.pki.encoding.PkiFile;

/** Revocation lists that lie in a folder, under any names. */
public final class RevocationFolder {

    private RevocationFolder() {}

    /**
     * Reads all lists.
     *
     * @param told of files that are no lists; they are left out, so that whoever needed one is refused
     * @throws IOException if there is no such folder
     */
    public static RevocationData read(Path folder, Consumer<String> told) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": not a folder");
        }
        var lists = new ArrayList<X509CRL>();
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    lists.addAll(PkiFile.lists(file));
                } catch (IOException unreadable) {
                    told.accept(unreadable.getMessage() + ", left out");
                }
            }
        }
        return RevocationData.ofLists(lists);
    }
}
