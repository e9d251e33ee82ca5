package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
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
    void shouldReadWhereAPortalHearsInAFrame() {
        write("eportal.yaml", SOUND.replace("backchannelLogout", "frontchannelLogout"));

        var oidc = loaded().getFirst().oidc().orElseThrow();

        assertThat(oidc.frontchannelLogout()).contains(URI.create("https://eportal.kommune.test/logout"));
        assertThat(oidc.backchannelLogout()).isEmpty();
    }

    @Test
    void shouldReadAWholeDeclaration() {
        write("eportal.yaml", SOUND);

        var portal = loaded().getFirst();

        assertThat(portal.id().value()).isEqualTo("eportal");
        assertThat(portal.service().value()).isEqualTo("byggesak");
        assertThat(portal.oidc().orElseThrow().redirects())
                .containsExactly(URI.create("https://eportal.kommune.test/callback"));
        assertThat(portal.oidc().orElseThrow().backchannelLogout())
                .isEqualTo(Optional.of(URI.create("https://eportal.kommune.test/logout")));
        assertThat(portal.oidc().orElseThrow().conformance()).isEqualTo(OidcClient.Conformance.FAPI_2);
        assertThat(portal.oidc().orElseThrow().algorithm())
                .as("where nothing is said")
                .contains(OidcClient.Algorithm.ES256);
        assertThat(portal.oidc().orElseThrow().keys())
                .isEqualTo(new OidcClient.Keys.At(URI.create("https://eportal.kommune.test/jwks.json")));
    }

    @Test
    void shouldShowCitizensWhatItIsToldOnceWhereTheDeclarationSaysNothing() {
        write("eportal.yaml", SOUND);
        write("other.yaml", SOUND.replace("id: eportal", "id: other\n  tell: always"));

        assertThat(loaded()).extracting(Portal::telling).containsExactly(Telling.FIRST_TIME, Telling.ALWAYS);
        write("third.yaml", SOUND.replace("id: eportal", "id: third\n  tell: once"));
        assertThat(rejected()).contains("third.yaml:3: portal.tell: is not known");
    }

    @Test
    void shouldReadWhetherAPortalTakesPartInSingleSignOn() {
        write("eportal.yaml", SOUND);
        write("other.yaml", SOUND.replace("id: eportal", "id: other") + "    signOn: isolated\n");
        write("third.yaml", SOUND.replace("id: eportal", "id: third") + "    signOn: shared\n");

        assertThat(loaded())
                .extracting(portal -> portal.oidc().orElseThrow().signOn())
                .containsExactly(OidcClient.SignOn.SHARED, OidcClient.SignOn.ISOLATED, OidcClient.SignOn.SHARED);
    }

    @Test
    void shouldReadWhatAPortalCalls() {
        write("eportal.yaml", SOUND.replace("conformance: fapi-2", "calls: [\"https://api.kommune.test\"]"));

        assertThat(loaded().getFirst().oidc().orElseThrow().calls())
                .containsExactly(URI.create("https://api.kommune.test"));
    }

    @Test
    void shouldReadKeysFromTheFileBesideIt() {
        write("eportal.jwks.json", "{\"keys\":[]}");
        write(
                "eportal.yaml",
                SOUND.replace("{url: \"https://eportal.kommune.test/jwks.json\"}", "{file: eportal.jwks.json}"));

        assertThat(loaded().getFirst().oidc().orElseThrow().keys()).isEqualTo(new OidcClient.Keys.In("{\"keys\":[]}"));
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
            afterLogout:                          | calls: ["https://api.kommune.test"] # | eportal.yaml:7: portal.oidc.calls: needs a bearer token
            conformance: fapi-2                   | frontchannelLogout: "https://eportal.kommune.test/ut" | eportal.yaml:10: portal.oidc.frontchannelLogout: is one way too many
            backchannelLogout: "https://eportal.kommune.test/logout" | frontchannelLogout: "http://eportal.kommune.test/ut" | eportal.yaml:8: portal.oidc.frontchannelLogout: must be https
            conformance: fapi-2                   | signOn: none                          | eportal.yaml:10: portal.oidc.signOn: is not known
            conformance: fapi-2                   | signOn: true                          | eportal.yaml:10: portal.oidc.signOn:
            conformance: fapi-2                   | calls: ["api"]                        | eportal.yaml:10: portal.oidc.calls[0]: must be https
            conformance: fapi-2                   | secret: abc                           | eportal.yaml:10: portal.oidc.secret: is not a key here
            """)
    void shouldSayWhatIsWrongAndWhere(String sound, String wrong, String said) {
        assertThat(SOUND).contains(sound);
        write("eportal.yaml", SOUND.replace(sound, wrong));

        assertThat(rejected()).contains(said);
    }

    private static final String SAML = """
            portal:
              id: eportal
              name: {nb: Skjemaportalen, nn: Skjemaportalen, en: The form portal}
              service: byggesak
              saml:
                metadata: {file: eportal.xml}
                nameId: persistent
                attributes: [{name: uid, says: national-id}, {name: "urn:x:level", says: level}]
            """;

    @Test
    void shouldReadAPortalThatSpeaksSaml() {
        write("eportal.xml", "<metadata/>");
        write("eportal.yaml", SAML);

        var saml = loaded().getFirst().saml().orElseThrow();

        assertThat(loaded().getFirst().oidc()).isEmpty();
        assertThat(saml.metadata()).isEqualTo(new SamlPeer.Metadata.In("<metadata/>"));
        assertThat(saml.nameId()).isEqualTo(SamlPeer.NameIdKind.PERSISTENT);
        assertThat(saml.requests()).as("where nothing is said").isEqualTo(SamlPeer.Requests.SIGNED);
        assertThat(saml.attributes())
                .containsOnly(entry("uid", SamlPeer.Told.NATIONAL_ID), entry("urn:x:level", SamlPeer.Told.LEVEL));
    }

    @Test
    void shouldReadWhereMetadataIsFetchedAndWhoSignsIt() {
        write("signer.pem", "a certificate");
        write(
                "eportal.yaml",
                SAML.replace("{file: eportal.xml}", "{url: \"https://e.test/saml\", signedBy: signer.pem}"));

        assertThat(loaded().getFirst().saml().orElseThrow().metadata())
                .isEqualTo(new SamlPeer.Metadata.At(URI.create("https://e.test/saml"), "a certificate"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {file: eportal.xml}     | {file: gone.xml}        | eportal.yaml:6: portal.saml.metadata.file: cannot be read
            {file: eportal.xml}     | {file: ../eportal.xml}  | eportal.yaml:6: portal.saml.metadata.file: must be the name of a file
            {file: eportal.xml}     | {}                      | eportal.yaml:6: portal.saml.metadata.url: either this or file
            {file: eportal.xml}     | {url: "https://e.test/"} | eportal.yaml:6: portal.saml.metadata.signedBy: goes with url
            {file: eportal.xml}     | {url: "http://e.test/"} | eportal.yaml:6: portal.saml.metadata.url: must be https
            {file: eportal.xml}     | {file: eportal.xml, signedBy: eportal.xml} | signedBy: goes with url
            {file: eportal.xml}     | {file: eportal.xml, url: "https://e.test/", signedBy: eportal.xml} | either this or file
            nameId: persistent      | signOn: isolated        | eportal.yaml:7: portal.saml.signOn: is not a key here
            nameId: persistent      | nameId: email           | eportal.yaml:7: portal.saml.nameId: is not known
            nameId: persistent      | requests: unsigned      | eportal.yaml:7: portal.saml.requests: is not known
            nameId: persistent      | assertion: encrypted    | eportal.yaml:7: portal.saml.assertion: is not a key here
            says: level             | says: shoe-size         | portal.saml.attributes[1].says: is not known
            "urn:x:level"           | uid                     | portal.saml.attributes: names one of them twice
            saml:                   | oidc: {} \\n  saml:     | either oidc or saml
            saml:                   | soap:                   | either oidc or saml
            """)
    void shouldSayWhatIsWrongWithAPortalThatSpeaksSaml(String sound, String wrong, String said) {
        assertThat(SAML).contains(sound);
        write("eportal.xml", "<metadata/>");
        write("eportal.yaml", SAML.replace(sound, wrong.replace("\\n", "\n")));

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
