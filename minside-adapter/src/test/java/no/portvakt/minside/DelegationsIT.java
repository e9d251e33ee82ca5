package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.DelegationSeal;
import no.portvakt.trust.identity.NationalId;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What portals were told stands in the access log of the citizen that it was about, once. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class DelegationsIT {

    private static final String CITIZEN = "20815412096";
    private static final String ANOTHER = "10877200197";

    @TestHTTPResource("/api/portvakt/v1/delegations")
    URI door = URI.create("http://set.by.quarkus");

    @TestHTTPResource("/")
    URI base = URI.create("http://set.by.quarkus");

    private final AdapterWorld world = AdapterWorld.world();

    private String sealed(String id, Signer recipient) throws JOSEException {
        return DelegationSeal.seal(
                new Delegation(
                        id,
                        Instant.now(),
                        NationalId.parse(CITIZEN).orElseThrow(),
                        "e247",
                        new Delegation.Name("Skjemaportalen", "Skjemaportalen", "The form portal"),
                        "byggesak",
                        "Testkommunen",
                        3,
                        Set.of(Delegation.Told.NATIONAL_ID, Delegation.Told.METHOD)),
                recipient.key().toECPublicKey());
    }

    private static String proof(Signer signer, String name) {
        var now = Instant.now();
        return signer.sign(new JWTClaimsSet.Builder()
                .issuer(name)
                .audience("minside-adapter")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build());
    }

    private int send(String proof, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(door)
                                    .header("Content-Type", "application/x-ndjson")
                                    .header("Authorization", "Bearer " + proof)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private String log(String person) {
        return new Browser(base, world.identity(person, "idporten-loa-substantial"))
                .get("/tilgangslogg")
                .response()
                .body();
    }

    @Test
    void shouldStandInHerOwnLogOnceHoweverOftenItIsSent() throws Exception {
        var id = UUID.randomUUID().toString();
        var proof = proof(world.delegator, "gateway");

        assertThat(send(proof, sealed(id, world.delegations) + "\n")).isEqualTo(204);
        assertThat(send(proof, sealed(id, world.delegations) + "\n" + sealed(id, world.delegations) + "\n"))
                .isEqualTo(204);

        assertThat(log(CITIZEN))
                .containsOnlyOnce("Du gikk videre til Skjemaportalen med kommunens innlogging")
                .contains("Testkommunen, Skjemaportalen", "e247", "Fødselsnummeret ditt, Hvordan du logget inn")
                .doesNotContain(CITIZEN);
        assertThat(log(ANOTHER)).doesNotContain("Skjemaportalen");
        var rows = Jdbi.create(world.database())
                .withHandle(handle -> handle.createQuery("select row_to_json(one)::text from access_entry one")
                        .mapTo(String.class)
                        .list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(CITIZEN) || row.contains("Skjemaportalen"));
    }

    @Test
    void shouldTakeNothingFromStrangersAndNothingThatItCannotRead() throws Exception {
        var line = sealed("stranger", world.delegations) + "\n";

        assertThat(send(proof(world.oppad, "gateway"), line)).as("another key").isEqualTo(401);
        assertThat(send(proof(world.oppad, "oppad"), line)).as("another peer").isEqualTo(401);
        assertThat(send(world.identity(CITIZEN, "idporten-loa-substantial"), line))
                .as("a citizen")
                .isEqualTo(401);
        assertThat(send(proof(world.delegator, "gateway"), sealed("x", new Signer()) + "\n"))
                .as("sealed to somebody else: it has to be sent again")
                .isGreaterThanOrEqualTo(400);
        assertThat(send(proof(world.delegator, "gateway"), "abc\n")).isGreaterThanOrEqualTo(400);
    }
}
