package no.portvakt.idp.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A Keycloak that has been unpacked and built with our providers, ready to be started any number of times.
 *
 * <p>The folder is named for a fingerprint of everything that went into it: the same ingredients give the same folder
 * at once, anything else gives a new one, and a program that is running keeps the one that it started from.
 *
 * @param home what Keycloak calls its home: {@code bin}, {@code lib}, {@code providers}
 */
public record KeycloakDistribution(Path home) {

    private static final String READY = ".portvakt-ready";
    private static final String BUILD_LOG = "portvakt-build.log";
    private static final int KEPT = 3;
    private static final long BUILD_MINUTES = 5;
    private static final Pattern OLD_JAR =
            Pattern.compile("(?:org\\.bouncycastle\\.)?(bc[a-z]+-jdk18on)-[0-9.]+\\.jar");

    /**
     * Gives the distribution for these ingredients, building it if nobody has.
     *
     * @param cache a folder shared by everybody on this machine who uses the same repository; two callers at once
     *     wait for each other
     * @param progress told in one short sentence each what takes time
     */
    public static KeycloakDistribution prepare(Ingredients ingredients, Path cache, Consumer<String> progress) {
        try {
            Files.createDirectories(cache);
            try (var lock = FileChannel.open(
                            cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock();
                    var workshop = ProviderJars.pack(ingredients.providers())) {
                var home = cache.resolve(Fingerprint.of(ingredients, workshop.jars(), BuildOptions.ALL));
                if (!held.isValid()) {
                    throw new IllegalStateException("the lock on " + cache + " was lost");
                }
                if (!Files.exists(home.resolve(READY))) {
                    make(ingredients, workshop.jars(), home, progress);
                }
                Files.setLastModifiedTime(home.resolve(READY), FileTime.from(Instant.now()));
                forgetOldOnes(cache);
                return new KeycloakDistribution(home);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot prepare Keycloak in " + cache, broken);
        }
    }

    private static void make(Ingredients ingredients, List<Path> providers, Path home, Consumer<String> progress)
            throws IOException {
        Folders.delete(home);
        progress.accept("unpacking Keycloak");
        Archive.unpack(ingredients.archive(), home);
        replaceBouncyCastle(ingredients.bouncyCastle(), home);
        for (var jar : providers) {
            Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        progress.accept("building Keycloak with our providers");
        build(home);
        Files.writeString(home.resolve(READY), "");
    }

    /** Under the old file names, because those stand in Keycloak's class path. */
    private static void replaceBouncyCastle(List<Path> replacements, Path home) throws IOException {
        for (var folder : List.of("lib/lib/main", "bin/client/lib")) {
            try (var jars = Files.list(home.resolve(folder))) {
                for (var old : jars.toList()) {
                    var name = OLD_JAR.matcher(old.getFileName().toString());
                    if (name.matches()) {
                        Files.copy(
                                replacementFor(name.group(1), replacements), old, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    private static Path replacementFor(String artifact, List<Path> replacements) {
        return replacements.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(artifact + "-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Keycloak carries an old " + artifact + " and nothing was given to replace it with"));
    }

    private static void build(Path home) throws IOException {
        var command = KeycloakCommand.of(home, "build");
        command.command().addAll(BuildOptions.ALL);
        command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        var log = home.resolve(BUILD_LOG);
        var process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("kc.sh build failed; " + log + " says:\n" + Folders.tail(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Keycloak was being built", stopped);
        } finally {
            KeycloakCommand.end(process);
        }
    }

    private static void forgetOldOnes(Path cache) throws IOException {
        try (var homes = Files.list(cache)) {
            var byUse = homes.filter(home -> Files.exists(home.resolve(READY)))
                    .sorted(Comparator.comparing(KeycloakDistribution::lastUse).reversed())
                    .skip(KEPT)
                    .toList();
            for (var old : byUse) {
                Folders.delete(old);
            }
        }
    }

    private static FileTime lastUse(Path home) {
        try {
            return Files.getLastModifiedTime(home.resolve(READY));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
