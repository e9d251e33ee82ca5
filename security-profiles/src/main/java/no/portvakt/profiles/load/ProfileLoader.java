package no.portvakt.profiles.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;

/** Reads profile files (schema v1) into a catalogue, or says everything that is wrong with all of them at once. */
public final class ProfileLoader {

    /** The folder on the class path that holds the profiles shipped with Portvakt. */
    private static final String SHIPPED = "/services/";

    /** One file name a line: a jar has no folders to list. A test keeps it in step with the folder. */
    private static final String SHIPPED_INDEX = SHIPPED + "index.txt";

    private ProfileLoader() {}

    /** The profiles that are shipped with Portvakt. */
    public static LoadOutcome fromClassPath() {
        return load(shipped());
    }

    /** The same as text: what a console begins with. */
    public static List<ProfileSource> shipped() {
        return resource(SHIPPED_INDEX)
                .lines()
                .filter(name -> !name.isBlank())
                .map(name -> new ProfileSource(name, resource(SHIPPED + name)))
                .toList();
    }

    /**
     * Every {@code *.yaml} in a folder and in its {@code templates}; other sub-folders are not looked at.
     *
     * @throws UncheckedIOException if the folder or a file in it cannot be read
     */
    public static LoadOutcome fromFolder(Path folder) {
        try {
            return ProfileFolder.read(folder).load();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the profiles in " + folder, broken);
        }
    }

    public static LoadOutcome load(List<ProfileSource> sources) {
        var problems = new ProblemLog();
        var documents = new Documents(problems);
        sources.forEach(documents::add);
        var read = documents.readServices();
        read.forEach(new FloorCheck(documents.floor(), problems)::check);
        read.forEach(profile -> RuleSense.check(profile, problems));
        read.forEach(profile -> checkPrefill(profile, problems));
        checkUnique(read, "id", profile -> profile.profile().id().value(), problems);
        checkUnique(read, "host", profile -> profile.profile().host(), problems);
        return problems.isEmpty()
                ? new Loaded(new ServiceCatalog(
                        read.stream().map(ReadProfile::profile).toList(), documents.floor()))
                : new Rejected(problems.sorted());
    }

    /** Where everything in these documents stands; only of those services that can be read. */
    public static Origins originsOf(List<ProfileSource> sources) {
        var documents = new Documents(new ProblemLog());
        sources.forEach(documents::add);
        return Origins.of(documents.readServices());
    }

    private static void checkPrefill(ReadProfile read, ProblemLog problems) {
        Map<String, Integer> seen = new HashMap<>();
        for (var field : read.profile().prefill()) {
            if (seen.merge(field.path(), 1, Integer::sum) == 2) {
                problems.add(
                        new Place(read.place().file(), read.place().line(), "service.prefill"),
                        "fills " + field.path() + " twice");
            }
        }
    }

    private static void checkUnique(
            List<ReadProfile> profiles, String key, Function<ReadProfile, String> value, ProblemLog problems) {
        Map<String, ReadProfile> seen = new HashMap<>();
        for (var profile : profiles) {
            var first = seen.putIfAbsent(value.apply(profile), profile);
            if (first != null) {
                var place = profile.place();
                problems.add(
                        new Place(place.file(), place.line(), "service." + key),
                        value.apply(profile) + " is taken by " + first.place().file());
            }
        }
    }

    private static String resource(String name) {
        try (InputStream stream = ProfileLoader.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }
}
