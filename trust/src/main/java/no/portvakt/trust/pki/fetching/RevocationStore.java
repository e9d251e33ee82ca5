package no.portvakt.trust.pki.fetching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import no.portvakt.trust.pki.encoding.PkiFile;
import no.portvakt.trust.pki.revocation.RevocationData;

/**
 * What was fetched, on disk: a list by its address, an answer by its certificate's issuer and number. A file is whole or
 * not there: it is written beside and moved. Names are hashes, so that no address and no number becomes a path.
 * Thread-safe; several processes may share the folder.
 */
public final class RevocationStore {

    private static final String LIST = ".crl";
    private static final String ANSWER = ".ocsp";

    private final Path folder;
    private final Consumer<String> told;
    private final Clock clock;
    private final Map<Path, Parsed> parsed = new HashMap<>();

    /**
     * Opens a folder, or makes it.
     *
     * @param told of files that cannot be read
     */
    public RevocationStore(Path folder, Consumer<String> told, Clock clock) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("revocation lists cannot be kept in " + folder, broken);
        }
        this.told = told;
        this.clock = clock;
    }

    /** All that is known. Files that somebody else has put there ({@code *.crl}) count too. */
    public synchronized RevocationData data() {
        var lists = new ArrayList<X509CRL>();
        var files = files(LIST);
        parsed.keySet().retainAll(files);
        for (var file : files) {
            lists.addAll(lists(file));
        }
        return new RevocationData(
                lists, List.of(), (certificate, issuer) -> used(certificate.getSerialNumber(), issuer).stream()
                        .toList());
    }

    Optional<X509CRL> list(URI address) {
        var file = fileOf(address);
        return Files.exists(file) ? lists(file).stream().findFirst() : Optional.empty();
    }

    void keep(URI address, byte[] list) throws IOException {
        write(fileOf(address), list);
    }

    /** The answer about the certificate of an issuer with this number, and a note that somebody needed it. */
    private Optional<byte[]> used(BigInteger number, X509Certificate issuer) {
        var file = fileOf(issuer, number);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            told.accept("an answer cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    void keep(BigInteger number, X509Certificate issuer, byte[] answer) throws IOException {
        var file = fileOf(issuer, number);
        var lastUse = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.from(clock.instant());
        write(file, answer);
        Files.setLastModifiedTime(file, lastUse);
    }

    /** All answers, without a note that they were needed. */
    List<byte[]> answers() {
        var found = new ArrayList<byte[]>();
        for (var file : files(ANSWER)) {
            try {
                found.add(Files.readAllBytes(file));
            } catch (IOException gone) {
                told.accept("an answer cannot be read: " + gone.getMessage());
            }
        }
        return found;
    }

    /** Answers that nobody has needed since then are of certificates that are not used any more. */
    void forgetAnswersUnusedSince(Instant time) {
        for (var file : files(ANSWER)) {
            try {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(time)) < 0) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException busy) {
                told.accept("an old answer cannot be removed: " + busy.getMessage());
            }
        }
    }

    private synchronized List<X509CRL> lists(Path file) {
        try {
            var stamp = Files.size(file) + " " + Files.getLastModifiedTime(file);
            var known = Optional.ofNullable(parsed.get(file))
                    .filter(found -> found.stamp().equals(stamp));
            if (known.isEmpty()) {
                parsed.put(file, new Parsed(stamp, PkiFile.lists(file)));
            }
        } catch (IOException unreadable) {
            parsed.remove(file);
            told.accept(unreadable.getMessage());
        }
        return Optional.ofNullable(parsed.get(file)).map(Parsed::lists).orElse(List.of());
    }

    private List<Path> files(String ending) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            told.accept("what was fetched cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }

    private Path fileOf(URI address) {
        return folder.resolve(hash(address.toString().getBytes(StandardCharsets.UTF_8)) + LIST);
    }

    private Path fileOf(X509Certificate issuer, BigInteger number) {
        var name = issuer.getSubjectX500Principal().getEncoded();
        var key = issuer.getPublicKey().getEncoded();
        var serial = number.toByteArray();
        var all = ByteBuffer.allocate(name.length + key.length + serial.length)
                .put(name)
                .put(key)
                .put(serial);
        return folder.resolve(hash(all.array()) + ANSWER);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        var beside = Files.createTempFile(folder, "fetched", ".part");
        try {
            try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                var left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private record Parsed(String stamp, List<X509CRL> lists) {}
}
