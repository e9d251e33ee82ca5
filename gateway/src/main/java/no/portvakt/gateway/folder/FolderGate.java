package no.portvakt.gateway.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.change.CatalogChanges;
import no.portvakt.profiles.change.Change;
import no.portvakt.profiles.change.Direction;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.trust.signature.DetachedSignature;
import no.portvakt.trust.signature.SignatureVerdict;

/**
 * Lets a folder's profiles in. Against what was accepted last, whatever only raises needs nobody; what lowers needs a
 * second officer's signature beside each file that takes part in it ({@code NAME.p7s}; over nothing for a file that was
 * taken away). A signature counts once: one made before the file last changed was for another change.
 */
public final class FolderGate {

    private final Path folder;
    private final Path state;
    private final Collection<X509Certificate> officers;
    private final Clock clock;

    public FolderGate(Path folder, Path state, Collection<X509Certificate> officers, Clock clock) {
        this.folder = folder;
        this.state = state;
        this.officers = officers;
        this.clock = clock;
    }

    /** All problems, or what may be enforced; then it is what the next reading is held against. */
    public FolderReading read() {
        return switch (FolderText.readSound(folder)) {
            case FolderReading.Refused unsound -> unsound;
            case FolderReading.Accepted sound -> {
                var now = sound.documents();
                var before = AcceptedState.read(state);
                var problems = before.map(accepted -> unsigned(accepted, now, sound.catalog()))
                        .orElse(List.of());
                if (!problems.isEmpty()) {
                    yield new FolderReading.Refused(problems);
                }
                before.orElseGet(() -> new AcceptedState(new TreeMap<>()))
                        .after(now, clock.instant())
                        .write(state);
                yield sound;
            }
        };
    }

    private List<Problem> unsigned(AcceptedState before, List<ProfileSource> now, ServiceCatalog after) {
        var changed = changed(before, now);
        Map<String, String> refused = new HashMap<>();
        for (var change : changed.entrySet()) {
            refusal(before, change.getKey(), change.getValue()).ifPresent(why -> refused.put(change.getKey(), why));
        }
        if (refused.isEmpty()) {
            return List.of();
        }
        // What the signed files do has been agreed to; the others may only raise on top of that.
        return lowering(with(before, changed, refused.keySet()), after)
                .or(() -> lowering(before.sources(), after))
                .orElse(List.of())
                .stream()
                .filter(change -> change.direction() == Direction.LOWERS)
                .findFirst()
                .map(lowered -> refused.entrySet().stream()
                        .map(file -> new Problem(
                                file.getKey(),
                                1,
                                "",
                                "takes part in a lowering (" + lowered.service() + ": "
                                        + lowered.what().en() + "), and " + file.getKey() + ".p7s " + file.getValue(),
                                List.of()))
                        .toList())
                .orElse(List.of());
    }

    /** Empty if the documents before cannot stand by themselves. */
    private static Optional<List<Change>> lowering(List<ProfileSource> before, ServiceCatalog after) {
        return ProfileLoader.load(before) instanceof LoadOutcome.Loaded was
                ? Optional.of(CatalogChanges.between(was.catalog(), after).changes())
                : Optional.empty();
    }

    /** By name: the new text, or none for a file that was taken away. */
    private static Map<String, Optional<String>> changed(AcceptedState before, List<ProfileSource> now) {
        Map<String, Optional<String>> changed = new TreeMap<>();
        Set<String> there = new HashSet<>();
        for (var source : now) {
            there.add(source.name());
            if (before.text(source.name()).filter(source.yaml()::equals).isEmpty()) {
                changed.put(source.name(), Optional.of(source.yaml()));
            }
        }
        before.sources().stream()
                .map(ProfileSource::name)
                .filter(name -> !there.contains(name))
                .forEach(name -> changed.put(name, Optional.empty()));
        return changed;
    }

    private static List<ProfileSource> with(
            AcceptedState before, Map<String, Optional<String>> changed, Set<String> refused) {
        List<ProfileSource> sources = new ArrayList<>(before.sources().stream()
                .filter(source -> !changed.containsKey(source.name()) || refused.contains(source.name()))
                .toList());
        changed.forEach((name, yaml) -> yaml.filter(text -> !refused.contains(name))
                .ifPresent(text -> sources.add(new ProfileSource(name, text))));
        return sources;
    }

    /** Why the signature beside a file does not count; empty if it does. */
    private Optional<String> refusal(AcceptedState before, String name, Optional<String> yaml) {
        var beside = folder.resolve(name + ".p7s");
        if (!Files.exists(beside)) {
            return Optional.of("is not there");
        }
        var content = yaml.orElse("").getBytes(StandardCharsets.UTF_8);
        try {
            return switch (DetachedSignature.verify(content, Files.readAllBytes(beside), officers, clock.instant())) {
                case SignatureVerdict.Invalid invalid -> Optional.of(invalid.why());
                case SignatureVerdict.Valid valid ->
                    valid.signedAt().isAfter(before.since(name))
                            ? Optional.empty()
                            : Optional.of("was made before the file last changed");
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + beside, unreadable);
        }
    }
}
