package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.status.NewCase;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Where a case stands, told to Dialogporten; and what becomes of it, whatever is answered. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class DeliveryIT extends DeliveryWorld {

    @Test
    void shouldTellWhereACaseStandsFromItsBeginningToItsEnd() {
        var id = open("barnehage");
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("Awaiting");
        assertThat(dialog(id).path("party").asText()).isEqualTo("urn:altinn:person:identifier-no:" + INGRID);
        assertThat(dialog(id).path("serviceResource").asText()).isEqualTo("urn:altinn:resource:asker-barnehage");
        assertThat(dialog(id).at("/guiActions/0/url").asText()).isEqualTo("https://minside.localhost:8443/saker/" + id);

        var due = LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(21);
        tell(id, "B", 1, ", \"title\": \"Plass fra august\", \"milestone\": {\"navn\": \"Saksbehandling\"}");
        tell(id, "S", 2, ", \"deadlines\": [{\"kind\": \"klagefrist\", \"date\": \"" + due + "\"}]");
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("Completed");
        assertThat(dialog(id).path("extendedStatus").asText()).isEqualTo("vedtatt");
        assertThat(nb(dialog(id).at("/content/title/value"))).isEqualTo("Plass fra august");
        assertThat(nb(dialog(id).at("/content/nonSensitiveTitle/value"))).isEqualTo("Søknad om barnehageplass");
        assertThat(Instant.parse(dialog(id).path("dueAt").asText())
                        .atZone(ZoneId.of("Europe/Oslo"))
                        .toLocalDate())
                .isEqualTo(due);
        assertThat(dialog(id).path("activities").valueStream().map(step -> nb(step.path("description"))))
                .containsExactly("Vi har fått søknaden din.", "Saksbehandling", "Saken din er avgjort.");
        assertThat(row(id).state()).isEqualTo("done");
        assertThat(dialogporten.calls()).containsExactly("POST 201", "GET 200", "PUT 204");
    }

    @Test
    void shouldTellNothingTwiceWhateverIsSaidAgain() {
        var id = open("barnehage");
        deliver();
        tell(id, "B", 1);
        deliver();
        var once = dialog(id).path("activities").deepCopy();

        jdbi.useHandle(handle -> handle.execute("update delivery set state = 'waiting', delivered = 0"));
        deliver();
        jdbi.useHandle(handle -> handle.execute("update delivery set state = 'waiting'"));
        deliver();

        assertThat(dialog(id).path("activities")).isEqualTo(once).hasSize(2);
        assertThat(dialogporten.calls().getLast()).isEqualTo("PUT 204");
    }

    /** What demands more here than its policy demands there is only said to be there. */
    @Test
    void shouldSayNothingOfWhatIsAboveTheLevelThatIsDemandedThere() {
        var id = open("hjemmehjelp");
        tell(id, "S", 1, ", \"title\": \"Hjelp etter slag\", \"milestone\": {\"navn\": \"Vedtak om hjelp\"}");
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("NotApplicable");
        assertThat(dialog(id).path("activities")).isEmpty();
        assertThat(dialog(id).has("extendedStatus")).isFalse();
        assertThat(dialog(id).toString())
                .doesNotContain("Hjelp etter slag", "Vedtak om hjelp", "avgjort", "vedtatt")
                .contains("Søknad om hjemmehjelp");
    }

    @Test
    void shouldCoverACaseThatBecomesMoreThanItWas() {
        var id = open("barnehage");
        tell(id, "B", 1, ", \"title\": \"Plass med støtte\"");
        deliver();
        assertThat(nb(dialog(id).at("/content/title/value"))).isEqualTo("Plass med støtte");

        tell(id, "S", 2, ", \"level\": 4");
        deliver();

        assertThat(dialog(id).path("status").asText()).isEqualTo("NotApplicable");
        assertThat(dialog(id).path("content").toString()).doesNotContain("Plass med støtte");
        assertThat(dialog(id).path("activities")).hasSize(2);
    }

    @Test
    void shouldTellNothingOfWhatIsNotCommitted() {
        var id = UUID.randomUUID();
        jdbi.useTransaction(handle -> {
            cases.open(
                    handle, new NewCase(id, person, "barnehage", "oppad", SecurityLevel.SUBSTANTIAL, clock.instant()));
            handle.rollback();
        });
        open("byggesak");
        deliver();

        assertThat(dialogporten.calls()).isEmpty();
    }

    /** Each answer, to the first call for a case, and what becomes of the case. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/dialogporten-answers.csv",
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void shouldComeToOneOutcomeForWhateverIsAnswered(
            String answer, String header, String body, String state, String reason, long least, long most) {
        var id = open("barnehage");
        dialogporten.next(_ -> Optional.of(scripted(answer, header, body)));
        var began = clock.instant();
        deliver();

        var row = row(id);
        assertThat(row.state()).isEqualTo(state);
        assertThat(row.reason()).isEqualTo(Optional.of(reason).filter(why -> !why.equals("-")));
        assertThat(row.takenUntil()).isEmpty();
        assertThat(receipts(id))
                .isEqualTo(state.equals("set-aside") ? List.of("oppad set-aside " + reason + " 0") : List.of());
        assertThat(Duration.between(began, row.nextAttemptAt()).toSeconds()).isBetween(least, most);

        clock.advance(Duration.ofHours(1));
        tell(id, "B", 1);
        deliver();
        assertThat(dialog(id).path("status").asText()).isEqualTo("InProgress");
        assertThat(receipts(id))
                .isEqualTo(
                        state.equals("set-aside")
                                ? List.of("oppad set-aside " + reason + " 0", "oppad delivered - 1")
                                : List.of());
    }

    private static ResponseDefinition scripted(String answer, String header, String body) {
        var builder = new ResponseDefinitionBuilder();
        if (header.contains(":")) {
            builder.withHeader(
                    header.substring(0, header.indexOf(':')),
                    header.substring(header.indexOf(':') + 1).strip());
        }
        if (answer.equals("reset")) {
            return builder.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        if (answer.equals("drips")) {
            return builder.withStatus(201)
                    .withBody("x".repeat(100))
                    .withChunkedDribbleDelay(100, 60_000)
                    .build();
        }
        return builder.withStatus(Integer.parseInt(answer))
                .withBody(body.equals("huge") ? "x".repeat(5 << 20) : body)
                .build();
    }
}
