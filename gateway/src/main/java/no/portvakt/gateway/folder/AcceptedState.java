package no.portvakt.gateway.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.profiles.load.ProfileSource;

/**
 * What was accepted last, kept on disk: by name, the text and since when. A document that was taken away is kept without
 * a text, so that an old signature cannot bring it back.
 */
record AcceptedState(SortedMap<String, Accepted> documents) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A text, and when it was accepted. */
    record Accepted(Optional<String> yaml, Instant since) {}

    /** Empty before the first start. */
    static Optional<AcceptedState> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var documents = new TreeMap<String, Accepted>();
            for (var entry : JSON.readTree(file.toFile()).path("documents").properties()) {
                var yaml = entry.getValue().path("yaml");
                documents.put(
                        entry.getKey(),
                        new Accepted(
                                yaml.isTextual() ? Optional.of(yaml.textValue()) : Optional.empty(),
                                Instant.parse(entry.getValue().path("since").asText())));
            }
            return Optional.of(new AcceptedState(documents));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read what was accepted last: " + file, broken);
        }
    }

    void write(Path file) {
        var root = JSON.createObjectNode();
        var all = root.putObject("documents");
        documents.forEach((name, accepted) -> {
            var one = all.putObject(name).put("since", accepted.since().toString());
            accepted.yaml().ifPresent(yaml -> one.put("yaml", yaml));
        });
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, root.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot keep what was accepted: " + file, broken);
        }
    }

    List<ProfileSource> sources() {
        return documents.entrySet().stream()
                .flatMap(entry -> entry.getValue().yaml().stream().map(yaml -> new ProfileSource(entry.getKey(), yaml)))
                .toList();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(documents.get(name)).flatMap(Accepted::yaml);
    }

    /** When this document was last accepted in another form; the beginning of time for one that never was. */
    Instant since(String name) {
        return Optional.ofNullable(documents.get(name)).map(Accepted::since).orElse(Instant.MIN);
    }

    /** The same after these documents were accepted; what did not change keeps its time. */
    AcceptedState after(List<ProfileSource> now, Instant at) {
        var next = new TreeMap<String, Accepted>();
        documents.forEach((name, accepted) ->
                next.put(name, accepted.yaml().isEmpty() ? accepted : new Accepted(Optional.empty(), at)));
        for (var source : now) {
            boolean same = text(source.name()).filter(source.yaml()::equals).isPresent();
            next.put(source.name(), new Accepted(Optional.of(source.yaml()), same ? since(source.name()) : at));
        }
        return new AcceptedState(next);
    }
}
