package no.portvakt.gateway.console.api;

import static no.portvakt.gateway.console.api.OfficersClient.AUDITOR;
import static no.portvakt.gateway.console.api.OfficersClient.KARI;
import static no.portvakt.gateway.console.api.OfficersClient.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ConsoleWorld.class)
class DecisionsApiIT {

    /** Not in the last day, and not so long ago that the console forgets it meanwhile. */
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);

    private final String day = "from=" + begin + "&to=" + begin.plus(1, ChronoUnit.DAYS);

    @TestHTTPResource("/api/console/v1/")
    URI base = URI.create("http://127.0.0.1/");

    @Inject
    Jdbi jdbi;

    private final UUID correlation = UUID.randomUUID();

    /** Ten decisions of each of two services, one a minute; those of one minute share their moment. */
    @BeforeEach
    void record() {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> client().get(KARI, "documents").status() == 200);
        jdbi.useTransaction(handle -> {
            handle.execute("delete from decision");
            handle.execute(
                    "insert into decision_feed (edge, spool, through, seen_at) values ('edge-1', 'api', 0, now())"
                            + " on conflict do nothing");
            for (var service : List.of("barnehage", "sfo")) {
                handle.execute(
                        "insert into decision_shape (service, method, path, rule) values (?, 'GET', '/sak/*', '/**')"
                                + " on conflict do nothing",
                        service);
            }
            handle.execute("insert into decision_finding (outcome, reason, level, login_method, issuer)"
                    + " values ('STEP_UP', 'level-too-low', 3, 'pin', 'innbygger') on conflict do nothing");
            handle.execute("""
                    insert into decision (at, sequence, policy, feed, shape, finding, age, correlation)
                    select cast(? as timestamptz) + interval '10 hours' + interval '1 minute' * (n / 4), n + 100 * s.id, 17, f.id, s.id,
                        (select id from decision_finding where outcome = 'STEP_UP' and login_method = 'pin' limit 1),
                        60, case when n = 0 then ? else gen_random_uuid() end
                    from generate_series(0, 9) as n, decision_shape s, decision_feed f
                    where s.service in ('barnehage', 'sfo') and f.spool = 'api'
                    """, begin.toString(), correlation);
        });
    }

    @Test
    void shouldFindByCorrelationOnlyWhatTheOfficerMaySee() {
        var all = client().get(KARI, "decisions?correlation=" + correlation)
                .body()
                .path("decisions");

        assertThat(services(all)).containsExactlyInAnyOrder("barnehage", "sfo");
        assertThat(services(client().get(OWNER, "decisions?correlation=" + correlation)
                        .body()
                        .path("decisions")))
                .containsExactly("barnehage");
        assertThat(all.get(0).path("reason").asText()).isEqualTo("level-too-low");
        assertThat(all.get(0).path("outcome").asText()).isEqualTo("step-up");
        assertThat(all.get(0).path("correlationId").asText()).isEqualTo(correlation.toString());
        assertThat(all.get(0).path("path").asText()).isEqualTo("/sak/*");
    }

    @Test
    void shouldPageThroughAServiceWithoutLosingOrRepeatingAny() {
        List<String> seen = new ArrayList<>();
        var next = "";
        do {
            var page = client().get(
                            AUDITOR, "decisions?service=sfo&most=3&" + day + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.path("decisions")
                    .forEach(found -> seen.add(found.path("at").asText() + " "
                            + found.path("correlationId").asText()));
            assertThat(seen).as("no page begins again").hasSizeLessThanOrEqualTo(10);
            next = page.path("next").asText("");
        } while (!next.isEmpty());

        assertThat(seen).hasSize(10).doesNotHaveDuplicates();
        assertThat(seen.stream().map(found -> found.split(" ", -1)[0])).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void shouldNotShowAnOwnerTheServiceOfAnother() {
        assertThat(client().get(OWNER, "decisions?service=sfo&" + day).status()).isEqualTo(403);
        assertThat(client().get(OWNER, "decisions?service=barnehage&" + day)
                        .body()
                        .path("decisions"))
                .hasSize(10);
        assertThat(client().get(OWNER, "decisions?service=barnehage").body().path("decisions"))
                .as("the last day")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?correlation=x%20y",
                "?service=sfo&correlation=a",
                "?service=sfo&from=yesterday",
                "?service=sfo&to=tomorrow",
                "?service=sfo&after=1;2;3",
                "?service=S_F_O"
            })
    void shouldSayWhatCannotBeUsed(String query) {
        var answer = client().get(KARI, "decisions" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isNotBlank();
    }

    @Test
    void shouldDescribeTheSearchInTheDocumentOfTheApi() {
        var described = client().get(KARI, "/api/console/openapi?format=json")
                .body()
                .path("paths")
                .path("/api/console/v1/decisions")
                .path("get");

        assertThat(described.path("parameters"))
                .extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("correlation", "service", "from", "to", "most", "after");
    }

    private static List<String> services(JsonNode decisions) {
        return StreamSupport.stream(decisions.spliterator(), false)
                .map(decision -> decision.path("service").asText())
                .toList();
    }

    private OfficersClient client() {
        return new OfficersClient(base);
    }
}
