package no.portvakt.gateway.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a folder looks from outside: each file with its size, its time and its identity. Two that are equal hold the same,
 * as far as can be told without reading.
 */
record FolderPrint(SortedMap<String, String> files) {

    /**
     * Looks at a folder and its {@code templates}. A link that leads to another folder than before gives another print.
     *
     * @throws UncheckedIOException if it cannot be looked at, which it often cannot while somebody replaces it
     */
    static FolderPrint of(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.toRealPath(), 2)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var seen = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file.toString(), seen.size() + " " + seen.lastModifiedTime() + " " + seen.fileKey());
            }
            return new FolderPrint(files);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot look at " + folder, broken);
        }
    }
}
