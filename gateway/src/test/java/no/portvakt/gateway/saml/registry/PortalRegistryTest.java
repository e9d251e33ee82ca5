package no.portvakt.gateway.saml.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.sign.OwnKeys;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.signature.PemFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;

class PortalRegistryTest {

    private static final String ENTITY = "https://e247.portal.test/metadata";
    private static final URI ADDRESS = URI.create(ENTITY);

    private static final String DECLARED = """
            portal:
              id: e247
              name: {nb: a, nn: a, en: a}
              service: guarded
              saml:
                requests: any
                metadata: %s
            """;
    private static final String FETCHED = "{url: \"" + ENTITY + "\", signedBy: signer.crt}";

    @TempDir
    Path folder;

    @TempDir
    Path kept;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final Map<URI, String> web = new HashMap<>();
    private final SamlPortals portals = nobody();
    private int asked;

    @BeforeEach
    void signer() {
        TestCertificates.selfSigned(folder, "signer");
        TestCertificates.selfSigned(folder, "stranger");
    }

    private static SamlPortals nobody() {
        return switch (SamlPortals.of(java.util.List.of(), Instant.EPOCH, true)) {
            case SamlPortals.Outcome.Sound(var none) -> none;
            case SamlPortals.Outcome.Unsound unsound -> throw new AssertionError(unsound.problems());
        };
    }

    private PortalRegistry registry() {
        return new PortalRegistry(
                folder, () -> Profiles.policy().catalog(), this::get, Optional.of(kept), portals, clock);
    }

    private String get(URI address) throws IOException {
        asked++;
        var found = web.get(address);
        if (found == null) {
            throw new IOException("nobody answers");
        }
        return found;
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String metadata(String entityId, String more) {
        return "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata' entityID='" + entityId + "' "
                + more
                + "><md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>"
                + "<md:AssertionConsumerService index='0' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'"
                + " Location='https://e247.portal.test/acs'/></md:SPSSODescriptor></md:EntityDescriptor>";
    }

    private String signed(String by, String more) {
        var read = (SamlDocuments.Reading.Read<EntityDescriptor>)
                SamlDocuments.get().read(metadata(ENTITY, more + " ID='_m'"), EntityDescriptor.class);
        var signed = OwnKeys.of(java.util.List.of(new OwnKeys.Key(
                        PemFile.privateKey(folder.resolve(by + ".key")),
                        PemFile.certificates(folder.resolve(by + ".crt")).getFirst())))
                .signed(EntityDescriptor.class, read.document());
        return SamlDocuments.write(signed);
    }

    private boolean isServed() {
        return portals.named(ENTITY).isPresent();
    }

    @Test
    void shouldServeWhatIsDeclaredNow() {
        var registry = registry();
        registry.look();
        assertThat(isServed()).isFalse();

        write("e247.yaml", DECLARED.formatted("{file: e247.xml}"));
        write("e247.xml", metadata(ENTITY, ""));
        registry.look();
        assertThat(isServed()).isTrue();

        write("e247.xml", metadata("https://other.test/", ""));
        registry.look();
        assertThat(isServed()).isFalse();
        assertThat(portals.named("https://other.test/")).isPresent();
    }

    @Test
    void shouldLeaveEverythingAsItIsWhereADeclarationCannotBeRead() {
        var registry = registry();
        write("e247.yaml", DECLARED.formatted("{file: e247.xml}"));
        write("e247.xml", metadata(ENTITY, ""));
        registry.look();

        write("e248.yaml", "portal: {");
        registry.look();

        assertThat(isServed()).isTrue();
        assertThat(registry.state().problems()).singleElement().asString().contains("e248.yaml");
    }

    @Test
    void shouldServeTheOthersWhereOneIsUnsound() {
        var registry = registry();
        write("e247.yaml", DECLARED.formatted("{file: e247.xml}"));
        write("e247.xml", metadata(ENTITY, ""));
        write("e248.yaml", DECLARED.formatted("{file: e248.xml}").replace("id: e247", "id: e248"));
        write("e248.xml", metadata("https://other.test/", "validUntil='2026-11-23T07:59:00Z'"));
        registry.look();

        assertThat(isServed()).isTrue();
        assertThat(portals.named("https://other.test/")).isEmpty();
        assertThat(registry.state().problems()).containsExactly("portal e248: metadata is valid no longer");
    }

    @Test
    void shouldFetchWhatIsSignedAsDeclaredAndAgainWhenItIsTime() {
        write("e247.yaml", DECLARED.formatted(FETCHED));
        web.put(ADDRESS, signed("signer", "cacheDuration='PT10M'"));
        var registry = registry();
        registry.look();
        registry.look();
        assertThat(isServed()).isTrue();
        assertThat(asked).isEqualTo(1);

        clock.advance(Duration.ofMinutes(10));
        registry.look();
        assertThat(asked).isEqualTo(2);
        assertThat(registry.state().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned", "stranger", "changed", "no metadata", "nothing"})
    void shouldNotBelieveWhatIsNotSignedAsDeclared(String what) {
        write("e247.yaml", DECLARED.formatted(FETCHED));
        put(what);
        var registry = registry();
        registry.look();

        assertThat(isServed()).isFalse();
        assertThat(registry.state().problems()).singleElement().asString().startsWith("portal e247: ");
    }

    private void put(String what) {
        switch (what) {
            case "unsigned" -> web.put(ADDRESS, metadata(ENTITY, ""));
            case "stranger" -> web.put(ADDRESS, signed("stranger", ""));
            case "changed" -> web.put(ADDRESS, signed("signer", "").replace("/acs", "/mine"));
            case "no metadata" -> web.put(ADDRESS, "<html/>");
            default -> web.remove(ADDRESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned", "stranger", "changed", "no metadata", "nothing"})
    void shouldGoOnWithTheLastThatWasBelievedUntilItIsOver(String what) {
        write("e247.yaml", DECLARED.formatted(FETCHED));
        web.put(ADDRESS, signed("signer", "validUntil='2026-11-23T12:00:00Z'"));
        var registry = registry();
        registry.look();

        put(what);
        clock.advance(Duration.ofHours(2));
        registry.look();
        assertThat(isServed()).isTrue();

        clock.advance(Duration.ofHours(2));
        registry.look();
        assertThat(isServed()).isFalse();
        assertThat(registry.state().problems()).containsExactly("portal e247: metadata is valid no longer");
    }

    @Test
    void shouldStartWithWhatWasKeptWhileThePortalIsAway() throws IOException {
        write("e247.yaml", DECLARED.formatted(FETCHED));
        web.put(ADDRESS, signed("signer", ""));
        registry().look();
        web.clear();

        registry().look();
        assertThat(isServed()).isTrue();

        try (var files = Files.list(kept)) {
            Files.writeString(files.findFirst().orElseThrow(), signed("stranger", ""));
        }
        registry().look();
        assertThat(isServed()).as("a disk is no authority").isFalse();
    }
}
