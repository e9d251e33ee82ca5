package no.portvakt.profiles.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;

/** Reads the declarations of portals, one {@code *.yaml} each, or says everything that is wrong with all of them at once. */
public final class PortalLoader {

    private final ServiceCatalog catalog;
    private final ProblemLog problems = new ProblemLog();
    private final Map<PortalId, Place> seen = new HashMap<>();
    private final List<Portal> portals = new ArrayList<>();

    private PortalLoader(ServiceCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Every {@code *.yaml} in a folder; sub-folders are not looked at.
     *
     * @param catalog the services that portals may stand under
     * @throws UncheckedIOException if the folder or a file in it cannot be read
     */
    public static PortalOutcome fromFolder(Path folder, ServiceCatalog catalog) {
        var loader = new PortalLoader(catalog);
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(loader::read);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the portals in " + folder, broken);
        }
        return loader.problems.isEmpty()
                ? new PortalOutcome.Loaded(loader.portals.stream()
                        .sorted(Comparator.comparing(Portal::id))
                        .toList())
                : new PortalOutcome.Rejected(loader.problems.sorted());
    }

    private void read(Path file) {
        text(file)
                .flatMap(source -> YamlText.compose(source, problems))
                .flatMap(YamlValue::asObject)
                .flatMap(document -> portal(document, file))
                .ifPresent(portals::add);
    }

    private Optional<ProfileSource> text(Path file) {
        var name = file.getFileName().toString();
        try {
            if (Files.size(file) > YamlText.LARGEST_FILE) {
                YamlText.tooLarge(name, Files.size(file), problems);
                return Optional.empty();
            }
            return Optional.of(new ProfileSource(name, Files.readString(file, StandardCharsets.UTF_8)));
        } catch (MalformedInputException notText) {
            problems.add(new Place(name, 1, "yaml"), "is not text in UTF-8");
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    private Optional<Portal> portal(YamlObject document, Path file) {
        var keys = document.required("portal").flatMap(YamlValue::asObject);
        if (!document.close() || keys.isEmpty()) {
            return Optional.empty();
        }
        var read = PortalReader.read(keys.get(), file.resolveSibling(""));
        read.ifPresent(portal -> check(portal, keys.get()));
        return read;
    }

    private void check(Portal portal, YamlObject keys) {
        var earlier = seen.putIfAbsent(portal.id(), keys.place());
        if (earlier != null) {
            keys.reject("id", portal.id() + " is taken by " + earlier.file());
        }
        if (catalog.services().stream().noneMatch(service -> service.id().equals(portal.service()))) {
            keys.reject("service", "there is no service " + portal.service());
        }
    }
}
