package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalLoaderTest {

    private static final String SOUND = """
            portal:
              id: eportal
              name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
              service: byggesak
              oidc:
                redirects: ["https://eportal.kommune.test/callback"]
                afterLogout: ["https://eportal.kommune.test/farvel"]
                backchannelLogout: "https://eportal.kommune.test/logout"
                keys: {url: "https://eportal.kommune.test/jwks.json"}
                conformance: fapi-2
            """;

    @TempDir
    private Path folder;

    private static ServiceCatalog services() {
        return switch (ProfileLoader.fromClassPath()) {
            case Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<Portal> loaded() {
        return switch (PortalLoader.fromFolder(folder, services())) {
            case PortalOutcome.Loaded(var portals) -> portals;
            case PortalOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    private String rejected() {
        return switch (PortalLoader.fromFolder(folder, services())) {
            case PortalOutcome.Loaded(var portals) -> "loaded " + portals;
            case PortalOutcome.Rejected rejected -> rejected.describe();
        };
    }

    @Test
    void shouldReadAWholeDeclaration() {
        write("eportal.yaml", SOUND);

        var portal = loaded().getFirst();

        assertThat(portal.id().value()).isEqualTo("eportal");
        assertThat(portal.service().value()).isEqualTo("byggesak");
        assertThat(portal.oidc().redirects()).containsExactly(URI.create("https://eportal.kommune.test/callback"));
        assertThat(portal.oidc().backchannelLogout())
                .isEqualTo(Optional.of(URI.create("https://eportal.kommune.test/logout")));
        assertThat(portal.oidc().conformance()).isEqualTo(OidcClient.Conformance.FAPI_2);
        assertThat(portal.oidc().algorithm()).as("where nothing is said").contains(OidcClient.Algorithm.ES256);
        assertThat(portal.oidc().keys())
                .isEqualTo(new OidcClient.Keys.At(URI.create("https://eportal.kommune.test/jwks.json")));
    }

    @Test
    void shouldReadKeysFromTheFileBesideIt() {
        write("eportal.jwks.json", "{\"keys\":[]}");
        write(
                "eportal.yaml",
                SOUND.replace("{url: \"https://eportal.kommune.test/jwks.json\"}", "{file: eportal.jwks.json}"));

        assertThat(loaded().getFirst().oidc().keys()).isEqualTo(new OidcClient.Keys.In("{\"keys\":[]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://eportal.kommune.test/callback | http://eportal.kommune.test/callback  | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | https://eportal.kommune.test/*        | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | https://eportal.kommune.test/a/../b   | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | https://me@eportal.kommune.test/b     | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | https://eportal.kommune.test/b#top    | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | https://eportal.kommune.test          | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            https://eportal.kommune.test/callback | javascript:alert(1)                   | eportal.yaml:6: portal.oidc.redirects[0]: must be https
            redirects: [                          | redirects: ["https://other.test/cb", | eportal.yaml:6: portal.oidc.redirects: must have one host
            id: eportal                           | id: e portal                          | eportal.yaml:2: portal.id: must be
            service: byggesak                     | service: bryggesak                    | eportal.yaml:4: portal.service: there is no service bryggesak
            conformance: fapi-2                   | conformance: fapi-1                   | eportal.yaml:10: portal.oidc.conformance: is not known
            keys: {url: "https://eportal.kommune.test/jwks.json"} | keys: {}              | eportal.yaml:9: portal.oidc.keys.url: either this or file
            {url: "https://eportal.kommune.test/jwks.json"} | {file: ../secret}           | eportal.yaml:9: portal.oidc.keys.file: must be the name of a file
            {url: "https://eportal.kommune.test/jwks.json"} | {file: gone.json}           | eportal.yaml:9: portal.oidc.keys.file: cannot be read
            conformance: fapi-2                   | algorithm: HS256                      | eportal.yaml:10: portal.oidc.algorithm: is not known
            afterLogout:                          | algorithm: RS256 #                    | eportal.yaml:7: portal.oidc.algorithm: is not one of FAPI 2.0
            conformance: fapi-2                   | secret: abc                           | eportal.yaml:10: portal.oidc.secret: is not a key here
            """)
    void shouldSayWhatIsWrongAndWhere(String sound, String wrong, String said) {
        assertThat(SOUND).contains(sound);
        write("eportal.yaml", SOUND.replace(sound, wrong));

        assertThat(rejected()).contains(said);
    }

    @Test
    void shouldRefuseTheSecondWhenTwoTakeOneId() {
        write("a.yaml", SOUND);
        write("b.yaml", SOUND);

        assertThat(rejected()).isEqualTo("b.yaml:2: portal.id: eportal is taken by a.yaml");
    }

    @Test
    void shouldReportTheProblemsOfAllFilesAtOnce() {
        write("a.yaml", "portal: 1");
        write("b.yaml", "portal: {");
        write("c.yaml", "service: {}");

        assertThat(rejected()).contains("a.yaml:").contains("b.yaml:").contains("c.yaml:");
    }
}
