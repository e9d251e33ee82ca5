package no.portvakt.gateway.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.policy.ConsoleKeys;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.trust.signature.PemFile;

/** What the files hold that settings name: read, in time, and belonging together. Blocks; nobody is called. */
final class CertificateChecks {

    private static final Duration SOON = Duration.ofDays(30);

    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();

    CertificateChecks(Instant now) {
        this.now = now;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The doors' own, without which nobody comes in. */
    void door(String prefix, Optional<Path> certificate, Optional<Path> key) {
        pair(prefix, certificate, key, Finding.Weight.WRONG);
    }

    /** Our own to somebody else, without whom the rest goes on. */
    void ours(String prefix, Optional<Path> certificate, Optional<Path> key) {
        pair(prefix, certificate, key, Finding.Weight.BROKEN);
    }

    private void pair(String prefix, Optional<Path> certificate, Optional<Path> key, Finding.Weight whenOutOfTime) {
        var leaf = certificate
                .flatMap(file -> attempt(prefix + "certificate", file, PemFile::certificates))
                .map(List::getFirst);
        var secret = key.flatMap(file -> attempt(prefix + "key", file, PemFile::privateKey));
        leaf.ifPresent(found -> inTime(prefix + "certificate", found, whenOutOfTime));
        if (leaf.isPresent() && secret.isPresent()) {
            try {
                if (!CertificateFiles.belongTogether(leaf.get().getPublicKey(), secret.get())) {
                    findings.add(Finding.wrong(prefix + "key", "does not belong to the certificate"));
                }
            } catch (GeneralSecurityException unlike) {
                findings.add(Finding.wrong(prefix + "key", "does not belong to the certificate"));
            }
        }
    }

    /** Certificates that others are told by. */
    void anchors(String key, Optional<Path> file) {
        file.flatMap(some -> attempt(key, some, PemFile::certificates)).ifPresent(found -> {
            var old = found.stream().filter(this::isOutOfTime).toList();
            old.forEach(one -> findings.add(
                    old.size() == found.size()
                            ? Finding.broken(key, outOfTime(one))
                            : Finding.note(key, outOfTime(one))));
        });
    }

    /** A private key of ours on P-256. */
    void signingKey(String key, Optional<Path> file) {
        file.ifPresent(some -> attempt(key, some, pem -> {
            try {
                return SigningKey.fromPem(Files.readString(pem));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }));
    }

    /** A public key of the console, on P-256. */
    void consoleKey(String key, Path file) {
        attempt(key, file, pem -> ConsoleKeys.fromFiles(List.of(pem)));
    }

    /** Reads, or says why not. Never what stands in the file: it may be a key. */
    private <T> Optional<T> attempt(String key, Path file, Reader<T> reader) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            findings.add(Finding.wrong(key, "cannot read " + file));
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(file));
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            var why = String.valueOf(unusable.getMessage());
            findings.add(Finding.wrong(key, why.contains(file.toString()) ? why : file + ": " + why));
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file);
    }

    private void inTime(String key, X509Certificate leaf, Finding.Weight whenNot) {
        if (isOutOfTime(leaf)) {
            findings.add(new Finding(whenNot, key, outOfTime(leaf), Optional.empty()));
        } else if (leaf.getNotAfter().toInstant().isBefore(now.plus(SOON))) {
            findings.add(Finding.note(key, "ends on " + leaf.getNotAfter().toInstant()));
        }
    }

    private boolean isOutOfTime(X509Certificate one) {
        return now.isAfter(one.getNotAfter().toInstant())
                || now.isBefore(one.getNotBefore().toInstant());
    }

    private String outOfTime(X509Certificate one) {
        var name = one.getSubjectX500Principal().getName();
        return now.isAfter(one.getNotAfter().toInstant())
                ? name + " ended on " + one.getNotAfter().toInstant()
                : name + " does not begin before " + one.getNotBefore().toInstant();
    }
}
