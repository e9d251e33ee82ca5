package no.portvakt.gateway.request.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalLevelsTest {

    private final PortalLevels levels = new PortalLevels();

    @BeforeEach
    void compile() {
        levels.compile(portals(), policy("level: 3", "level: 2"));
    }

    private static List<Portal> portals() {
        return Stream.of("three", "two").map(PortalLevelsTest::portal).toList();
    }

    /** Which protocol it speaks makes no difference here. */
    private static Portal portal(String id) {
        return new Portal(
                new PortalId(id),
                new Texts(id, id, id),
                new ServiceId(id),
                Telling.NEVER,
                new SamlPeer(
                        new SamlPeer.Metadata.In(""),
                        SamlPeer.NameIdKind.TRANSIENT,
                        SamlPeer.Requests.ANY,
                        SamlPeer.Assertions.ENCRYPTED_WHERE_POSSIBLE,
                        SamlPeer.ID_PORTEN));
    }

    private static Policy policy(String three, String two) {
        return Profiles.compiled(List.of(
                SampleProfiles.withInner("three", "pairwise", "listed: true", three),
                SampleProfiles.withInner("two", "pairwise", "listed: true", two)));
    }

    /** What a browser may write, and what the identity provider may read in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    client_id=three                                  | 3
                    client_id=two&state=x                            | 2
                    state=x&client_id=th%72ee                        | 3
                    client%5Fid=three                                | 3
                    request_uri=urn:x&client_id=three                | 3
                    client_id=two&client_id=three                    | 3
                    client_id=three&client_id=two                    | 3
                    client_id=two;client_id=three                    | 3
                    client_id=two&state=%zz                          | 3
                    client_id=two&client_id=%                        | 3
                    client_id=portvakt-gateway                       | 0
                    client_id=Three                                  | 0
                    state=client_id                                  | 0
                    client_id                                        | 0
                    """)
    void shouldSayTheHighestLevelOfAnyPortalThatIsNamed(String query, int level) {
        assertThat(levels.leastFor(query).map(SecurityLevel::number).orElse(0)).isEqualTo(level);
    }

    /** An address has room for thousands of parameters before the one that counts. */
    @Test
    void shouldReadToTheEndOfAnAddress() {
        assertThat(levels.leastFor("a&".repeat(4_000) + "client_id=three")).contains(SecurityLevel.SUBSTANTIAL);
    }

    @Test
    void shouldGoByThePolicyOfTheMoment() {
        levels.compile(portals(), policy("level: 4", "level: 2"));

        assertThat(levels.leastFor("client_id=three")).contains(SecurityLevel.HIGH);
    }
}
