package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import no.portvakt.gateway.fixture.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway says of portals that speak SAML before it starts. */
class SamlChecksTest {

    private static final String DECLARED = """
            portal:
              id: e247
              name: {nb: a, nn: a, en: a}
              service: guarded
              saml:
                metadata: {file: e247.xml}
                assertions: encrypted
            """;

    @TempDir
    Path folder;

    private SamlSettings settings(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("portvakt.saml.portals", folder.toString()));
        values.putAll(more);
        return mapped(values);
    }

    private static SamlSettings mapped(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SamlSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(SamlSettings.class);
    }

    private static java.util.List<String> problemsOf(SamlSettings settings) {
        return SamlChecks.problemsOf(settings, PortvaktRole.EDGE);
    }

    private java.util.List<String> portals() {
        return portals(Map.of());
    }

    private java.util.List<String> portals(Map<String, String> more) {
        return SamlChecks.portalsOf(settings(more), Profiles.policy().catalog(), Instant.now());
    }

    @Test
    void shouldSayNothingWhereThereAreNoPortals() {
        assertThat(problemsOf(mapped(Map.of()))).isEmpty();
        assertThat(portals()).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThat(problemsOf(settings(Map.of())))
                .containsExactly("portvakt.saml.entity-id: is missing", "portvakt.saml.keys[0]: is missing");
        assertThat(problemsOf(mapped(Map.of("portvakt.saml.entity-id", "https://login.test/_portvakt/saml/metadata"))))
                .singleElement()
                .asString()
                .contains("portals: is missing");
        assertThat(problemsOf(settings(Map.of("portvakt.saml.entity-id", "https://login.test/saml"))))
                .anyMatch(problem -> problem.startsWith("portvakt.saml.entity-id: must be https"));
    }

    @Test
    void shouldNameWhatIsMissingOnTheWayToAccessLogs() {
        var log = "portvakt.saml.access-log.";

        assertThat(problemsOf(settings(Map.of(log + "spool", "x"))))
                .contains(log + "url: is missing, and without it the rest means nothing");
        assertThat(problemsOf(settings(Map.of(log + "url", "http://minside.test"))))
                .contains(
                        log + "url: must be https, a host and no path, or http on this machine",
                        log + "key: is missing",
                        log + "spool: is missing",
                        log + "recipient: is missing");
        assertThat(problemsOf(
                        settings(Map.of(log + "url", "http://127.0.0.1:8454", log + "recipient", folder.toString()))))
                .contains(log + "recipient: is no public key in PEM")
                .noneMatch(problem -> problem.startsWith(log + "url"));
    }

    @Test
    void shouldNameWhatIsMissingAtTheDoorForServers() {
        assertThat(problemsOf(settings(Map.of("portvakt.saml.soap.port", "8444"))))
                .contains(
                        "portvakt.saml.soap.certificate: is missing",
                        "portvakt.saml.soap.key: is missing",
                        "portvakt.saml.soap.address: must be https, a host and no path");
        assertThat(problemsOf(settings(Map.of("portvakt.saml.soap.address", "https://saml.kommune.no:8444"))))
                .anyMatch(problem -> problem.startsWith("portvakt.saml.soap.port: is missing"));
    }

    @Test
    void shouldWantKeysWhereItIsSignedAndNowhereElse() {
        assertThat(problemsOf(settings(Map.of("portvakt.saml.signed-inside", "true"))))
                .noneMatch(problem -> problem.startsWith("portvakt.saml.keys"));
        assertThat(problemsOf(settings(Map.of(
                        "portvakt.saml.signed-inside", "true",
                        "portvakt.saml.keys[0].key", "saml-key.pem",
                        "portvakt.saml.keys[0].certificate", "saml.pem"))))
                .anyMatch(problem -> problem.startsWith("portvakt.saml.signed-inside: the console signs"));
    }

    @Test
    void shouldLetAConsoleKnowTheAddressOfItsEdgesDoor() {
        var known = settings(Map.of("portvakt.saml.soap.address", "https://saml.kommune.no:8444"));

        assertThat(SamlChecks.problemsOf(known, PortvaktRole.CONSOLE))
                .noneMatch(problem -> problem.startsWith("portvakt.saml.soap"));
    }

    @Test
    void shouldTakeAPortalThatFetchesItsAnswersOnlyWhereThereIsADoorForThat() throws IOException {
        Files.writeString(folder.resolve("e247.yaml"), DECLARED.replace("assertions: encrypted", "requests: any"));
        Files.writeString(folder.resolve("e247.xml"), """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://e247.test">
                  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"
                        Location="https://e247.test/acs" index="0"/>
                  </md:SPSSODescriptor>
                </md:EntityDescriptor>
                """);
        assertThat(portals(Map.of("portvakt.saml.soap.address", "https://saml.kommune.no:8444")))
                .isEmpty();
        assertThat(portals())
                .containsExactly(
                        "portvakt.saml.portals: portal e247: its answers are fetched by HTTP-Artifact alone, and"
                                + " there is no door for that (portvakt.saml.soap.port)");
    }

    @Test
    void shouldSayEverythingThatIsWrongWithAPortalsMetadata() throws IOException {
        Files.writeString(folder.resolve("e247.yaml"), DECLARED);
        Files.writeString(folder.resolve("e247.xml"), """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://e247.test">
                  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                        Location="http://e247.test/acs" index="0"/>
                  </md:SPSSODescriptor>
                </md:EntityDescriptor>
                """);

        assertThat(portals())
                .allMatch(problem -> problem.startsWith("portvakt.saml.portals: portal e247: "))
                .anyMatch(problem -> problem.contains("is not https"))
                .anyMatch(problem -> problem.contains("no AssertionConsumerService"));

        Files.writeString(
                folder.resolve("e247.xml"),
                Files.readString(folder.resolve("e247.xml")).replace("http://e247.test/acs", "https://e247.test/acs"));
        assertThat(portals())
                .anyMatch(problem -> problem.contains("has no key for that"))
                .anyMatch(problem -> problem.contains("no RSA key"));
    }

    @Test
    void shouldRefuseMetadataThatIsNone() throws IOException {
        Files.writeString(folder.resolve("e247.yaml"), DECLARED);

        Files.writeString(
                folder.resolve("e247.xml"), "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");
        assertThat(portals()).singleElement().asString().contains("cannot be read as XML of SAML");
        Files.writeString(
                folder.resolve("e247.xml"),
                "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' entityID='https://a.test'/>");
        assertThat(portals()).singleElement().asString().contains("schema of SAML");
    }

    @Test
    void shouldSayWhatIsWrongWithADeclarationByFileAndLine() throws IOException {
        Files.writeString(folder.resolve("e247.yaml"), DECLARED.replace("encrypted", "sealed"));

        assertThat(portals())
                .anyMatch(problem -> problem.contains("e247.yaml:6: portal.saml.metadata.file: cannot be read"))
                .anyMatch(problem -> problem.contains("e247.yaml:7: portal.saml.assertions: is not known"));
    }
}
