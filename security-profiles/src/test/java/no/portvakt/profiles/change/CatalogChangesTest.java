package no.portvakt.profiles.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The order over the whole profile, key by key; each line is tried in both directions. */
class CatalogChangesTest {

    private static final Path COMPLETE = Path.of("src/test/resources/profiles/complete.yaml");

    @ParameterizedTest(name = "{0} → {1} {2} {4}")
    @CsvFileSource(resources = "/change/order.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldOrderEveryKey(String replace, String with, Direction there, Direction back, String key)
            throws IOException {
        var before = Files.readString(COMPLETE);
        var written = replace.replace("\\n", "\n");
        assertThat(before).contains(written);
        var after = before.replace(written, with.equals("(nothing)") ? "" : with.replace("\\n", "\n"));

        assertThat(directions(catalog(before), catalog(after), key)).as("there").containsOnly(there);
        assertThat(directions(catalog(after), catalog(before), key)).as("back").containsOnly(back);
    }

    @Test
    void shouldCallANewServiceALoweringAndALostOneARaise() throws IOException {
        var one = catalog(Files.readString(COMPLETE));
        var none = new ServiceCatalog(List.of());

        assertThat(CatalogChanges.between(none, one).changes())
                .extracting(change -> change.what().en())
                .contains("a new service at sample", "GET /sample/open/**: refused → 0");
        assertThat(CatalogChanges.between(none, one).lowers()).isTrue();
        assertThat(CatalogChanges.between(one, none).lowers()).isFalse();
        assertThat(CatalogChanges.between(one, none).changes()).hasSize(1);
    }

    @Test
    void shouldSpeakOfWhatRequestsMeetAndNotOfLines() throws IOException {
        var yaml = Files.readString(COMPLETE);
        var after = yaml.replace(
                "    - {path: /sign/*",
                "    - {path: /send, methods: [POST], level: 4, login: [pki], maxAge: 20m, roles: [a],"
                        + " reason: {nb: S., nn: S., en: S.}}\n    - {path: /sign/*");

        assertThat(CatalogChanges.between(catalog(yaml), catalog(after)).changes())
                .extracting(change -> change.what().en())
                .contains("POST /sample/send: 3 by pin or pki within 30m → 4 by pki within 20m as a");
    }

    @Test
    void shouldSayWhatMayComeFromElsewhereWhereItIsOtherThanInTheService() throws IOException {
        var yaml = Files.readString(COMPLETE);
        var after = yaml.replace(
                "    - {path: /sign/*",
                "    - {path: /back, methods: [POST], level: 0, except: true, crossSite: navigation,"
                        + " reason: {nb: S., nn: S., en: S.}}\n    - {path: /sign/*");

        assertThat(CatalogChanges.between(catalog(yaml), catalog(after)).changes())
                .filteredOn(change -> change.key().equals("rules.crossSite"))
                .extracting(change -> change.direction() + " " + change.what().en())
                .containsExactly(
                        "RAISES POST /sample/back, from other sites: everything → a form that the window follows");
    }

    @Test
    void shouldSeeNoChangeWhenARuleIsSplitIntoItsParts() throws IOException {
        var yaml = Files.readString(COMPLETE);
        var after = yaml.replace("methods: [GET, POST]", "methods: [GET]")
                .replace(
                        "    - {path: /sign/*",
                        "    - {path: /x/**, methods: [GET], level: 3, maxAge: 30m, reason: {nb: Derfor., nn: Difor.,"
                                + " en: Because.}}\n    - {path: /sign/*");

        assertThat(CatalogChanges.between(catalog(yaml), catalog(after)).changes())
                .extracting(change -> change.what().en())
                .containsExactly("POST /sample/**: 3 by pin or pki within 30m → refused");
    }

    @ParameterizedTest(name = "floor {0} → {1}")
    @CsvFileSource(resources = "/change/floors.csv", delimiter = '|', numLinesToSkip = 1)
    void shouldCallAFallingFloorALowering(String before, String after, Direction direction) throws IOException {
        assertThat(CatalogChanges.between(over(before), over(after)).changes())
                .extracting(Change::direction)
                .containsExactly(direction);
    }

    private static List<Direction> directions(ServiceCatalog before, ServiceCatalog after, String key) {
        var changes = CatalogChanges.between(before, after).changes().stream()
                .filter(change -> change.key().equals(key))
                .map(Change::direction)
                .toList();
        assertThat(changes).as("changes of " + key).isNotEmpty();
        return changes;
    }

    private static ServiceCatalog over(String floor) throws IOException {
        return load(List.of(
                new ProfileSource("complete.yaml", Files.readString(COMPLETE)),
                new ProfileSource("floor.yaml", "floor: " + floor)));
    }

    private static ServiceCatalog catalog(String yaml) {
        return load(List.of(new ProfileSource("complete.yaml", yaml)));
    }

    private static ServiceCatalog load(List<ProfileSource> sources) {
        return switch (ProfileLoader.load(sources)) {
            case LoadOutcome.Loaded loaded -> loaded.catalog();
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }
}
