package no.portvakt.gateway.console.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Documents;
import no.portvakt.gateway.console.life.LifeEvent;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.ProfileVersion;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.profiles.load.ProfileSource;

/** What was accepted from the folder last, which is what gateways enforce. It has no history: that is for git. */
public final class FolderProfiles implements ProfileReading {

    private static final String FILES = "files";

    private final Path folder;
    private final Supplier<List<ProfileSource>> accepted;

    public FolderProfiles(Path folder, Supplier<List<ProfileSource>> accepted) {
        this.folder = folder;
        this.accepted = accepted;
    }

    @Override
    public List<Lifeline> active(Officer officer) {
        var names = List.copyOf(inForce().texts().keySet());
        return names.stream()
                .map(name -> line(name, names.indexOf(name) + 1L))
                .filter(line -> mayRead(officer, line))
                .toList();
    }

    @Override
    public List<Lifeline> history(Officer officer, DocumentName document) {
        return active(officer).stream()
                .filter(line -> line.version().document().equals(document))
                .toList();
    }

    @Override
    public List<Lifeline> open(Officer officer) {
        return List.of();
    }

    @Override
    public Optional<Lifeline> find(Officer officer, long id) {
        return active(officer).stream()
                .filter(line -> line.version().id() == id)
                .findFirst();
    }

    @Override
    public Documents inForce() {
        return Documents.of(accepted.get().stream()
                .filter(source -> DocumentName.parse(source.name()).isPresent())
                .collect(Collectors.toMap(source -> new DocumentName(source.name()), source -> source.yaml())));
    }

    private Lifeline line(DocumentName name, long id) {
        var changed = changedAt(name);
        var version = new ProfileVersion(
                id, name, 1, inForce().text(name), Optional.empty(), FILES, folder.toString(), "", changed);
        return new Lifeline(
                version,
                List.of(new LifeEvent(
                        1,
                        Kind.ACTIVATED,
                        FILES,
                        folder.toString(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        changed)));
    }

    private Instant changedAt(DocumentName name) {
        try {
            return Files.getLastModifiedTime(folder.resolve(name.value())).toInstant();
        } catch (IOException gone) {
            // Taken away or on its way to be replaced; what was accepted stands, and nobody knows since when.
            return Instant.EPOCH;
        }
    }
}
