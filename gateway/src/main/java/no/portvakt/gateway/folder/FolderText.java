package no.portvakt.gateway.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.profiles.load.ProfileSource;

/** The documents of a folder as text. Their soundness is the loader's matter, which has looked at them before. */
public final class FolderText {

    private FolderText() {}

    /** {@code *.yaml} here and in {@code templates}, by name. */
    public static List<ProfileSource> read(Path folder) {
        try (Stream<Path> here = Files.list(folder)) {
            List<Path> files = new ArrayList<>(here.toList());
            if (Files.isDirectory(folder.resolve("templates"))) {
                try (Stream<Path> templates = Files.list(folder.resolve("templates"))) {
                    files.addAll(templates.toList());
                }
            }
            List<ProfileSource> sources = new ArrayList<>();
            for (var file : files.stream()
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                sources.add(new ProfileSource(name, Files.readString(file, StandardCharsets.UTF_8)));
            }
            return sources;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the profiles in " + folder, broken);
        }
    }
}
