package no.portvakt.testsupport.dependency;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The list of known vulnerabilities, and what of a class path is on it. What the list is: its own first lines. */
public final class KnownVulnerabilities {

    private static final String LIST = "/vulnerabilities/known.txt";

    private final List<KnownVulnerability> all;

    private KnownVulnerabilities(List<KnownVulnerability> all) {
        this.all = all;
    }

    /**
     * The list as it is kept.
     *
     * @throws IllegalArgumentException for a line that says nothing
     */
    public static KnownVulnerabilities listed() {
        try (var stream = KnownVulnerabilities.class.getResourceAsStream(LIST)) {
            if (stream == null) {
                throw new IllegalStateException(LIST + " is missing");
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Another list.
     *
     * @throws IllegalArgumentException for a line that says nothing
     */
    public static KnownVulnerabilities read(String text) {
        return new KnownVulnerabilities(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KnownVulnerability::parse)
                .toList());
    }

    public List<KnownVulnerability> all() {
        return all;
    }

    /** The jars of this process, libraries of tests and those that come through others among them. */
    public static List<Path> jarsOfThisProcess() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** One line for each that is met: what, where, and the version to go to. */
    public List<String> metBy(List<Path> jars) {
        return jars.stream()
                .flatMap(jar -> all.stream()
                        .filter(one -> one.isMetBy(jar))
                        .map(one -> one.id() + " in " + jar.getFileName() + ": " + one.what() + "; fixed in "
                                + one.fixedIn()))
                .sorted()
                .toList();
    }
}
