package no.portvakt.minside;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.portvakt.minside.delivery.DeliveryWorker;
import no.portvakt.minside.delivery.varsel.Messenger;
import no.portvakt.minside.delivery.varsel.VarselSurface;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.status.CaseSnapshots;
import no.portvakt.trust.secret.Secret;
import no.portvakt.trust.sms.SmsGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a citizen is notified of, and how: the contact register and the SMS gateway are asked over the wire. */
@QuarkusTest
@QuarkusTestResource(AdapterWorld.class)
class VarselIT extends DeliveryWorld {

    private static final String MOBILE = """
            {"reservasjon": "NEI", "varslingsstatus": "KAN_VARSLES", "mobiltelefonnummer": "+4799999999",
             "epostadresse": "ingrid@example.no"}
            """;

    private final WireMockServer others = new WireMockServer(wireMockConfig().dynamicPort());
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Messenger.Message> mails = new ArrayList<>();
    private final List<Sources> opened = new ArrayList<>();

    @Override
    Map<String, Set<String>> told() {
        return Map.of(VarselSurface.ID, Set.of("barnehage"));
    }

    @BeforeEach
    void beginAtNoon() {
        others.start();
        others.stubFor(post(urlPathEqualTo("/sms")).willReturn(aResponse().withStatus(202)));
        register(MOBILE);
        at(LocalTime.NOON);
    }

    @AfterEach
    void close() {
        opened.forEach(Sources::close);
        executor.shutdown();
        others.stop();
    }

    private void register(String answer) {
        others.stubFor(post(urlPathEqualTo("/krr/v1/personer")).willReturn(okJson(answer)));
    }

    private void at(LocalTime time) {
        var zone = ZoneId.of("Europe/Oslo");
        var day = clock.instant().atZone(zone).toLocalDate().plusDays(1);
        until(day.atTime(time).atZone(zone).toInstant());
    }

    private void until(Instant then) {
        clock.advance(Duration.between(clock.instant(), then));
    }

    private DeliveryWorker notifier() {
        var sources = new Sources(
                Map.of("krr-varsling", ConnectorFiles.shipped().get("krr-varsling")),
                Map.of("krr-varsling", Place.at(URI.create(others.baseUrl() + "/krr"))),
                executor,
                clock);
        opened.add(sources);
        var gateway =
                new SmsGateway(URI.create("http://127.0.0.1:" + others.port() + "/sms"), Secret.of("token"), "Asker");
        Messenger sms = message -> gateway.send(message.to(), message.text(), Optional.of(message.id()));
        Messenger email = message -> {
            mails.add(message);
            return Optional.empty();
        };
        var surface = new VarselSurface(
                new VarselSurface.Surroundings(
                        jdbi,
                        Optional.ofNullable(sources.byId().get("krr-varsling")).orElseThrow(),
                        accessLog,
                        _ -> Language.NB),
                new VarselSurface.Channels(Optional.of(sms), Optional.of(email)),
                "Asker kommune",
                clock);
        var around = new DeliveryWorker.Surroundings(
                jdbi, new CaseSnapshots(cases, SEALS, services), _ -> applicant, accessLog);
        return new DeliveryWorker(around, List.of(surface), Duration.ZERO, clock);
    }

    private void notifyNow() {
        sweep(notifier());
    }

    private List<String> texts() {
        return others
                .findAll(postRequestedFor(urlPathEqualTo("/sms")).withHeader("Authorization", equalTo("Bearer token")))
                .stream()
                .map(request -> read(request.getBodyAsString()).path("text").asText())
                .toList();
    }

    private int questions() {
        return others.findAll(postRequestedFor(urlPathEqualTo("/krr/v1/personer")))
                .size();
    }

    private String stateOf(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from delivery where case_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    private List<String> notReached(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select outcome || ' ' || reason from delivery_receipt where case_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    @Test
    void shouldNotifyOfReceiptDecisionAndWhatIsNeededAndOfNothingElse() {
        var id = open("barnehage");
        notifyNow();
        tell(id, "B", 1);
        notifyNow();
        tell(id, "venterPaaDeg", 2);
        notifyNow();
        tell(id, "S", 3);
        notifyNow();
        tell(id, "A", 4);
        notifyNow();

        assertThat(texts())
                .containsExactly(
                        "Asker kommune: Vi har fått skjemaet ditt. Logg inn på Min side for å følge saken.",
                        "Asker kommune: Vi trenger noe fra deg i en sak. Logg inn på Min side for å se hva.",
                        "Asker kommune: Det er kommet svar i en sak. Logg inn på Min side for å lese det.");
        assertThat(stateOf(id)).isEqualTo("done");
        assertThat(String.join(" ", texts())).doesNotContain("http", "arnehage", id.toString(), INGRID);
    }

    @Test
    void shouldTellTheLastOfSeveralStepsThatComeTogetherAndEachOnce() {
        var id = open("barnehage");
        tell(id, "B", 1);
        tell(id, "S", 2);
        notifyNow();
        jdbi.useHandle(handle -> handle.execute("update delivery set state = 'waiting', delivered = 0"));
        notifyNow();

        assertThat(texts()).singleElement().asString().contains("Det er kommet svar");
    }

    @Test
    void shouldSayTheSameNameAgainWhenTheGatewayBreaks() {
        others.stubFor(post(urlPathEqualTo("/sms")).willReturn(serverError()));
        var id = open("barnehage");
        notifyNow();
        assertThat(stateOf(id)).isEqualTo("waiting");

        others.stubFor(post(urlPathEqualTo("/sms")).willReturn(aResponse().withStatus(202)));
        until(clock.instant().plus(Duration.ofMinutes(5)));
        notifyNow();

        var keys = others.findAll(postRequestedFor(urlPathEqualTo("/sms"))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
        assertThat(keys).hasSize(2);
        assertThat(Set.copyOf(keys)).hasSize(1);
        assertThat(stateOf(id)).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reservasjon\": \"JA\", \"varslingsstatus\": \"KAN_IKKE_VARSLES\"} | reserved",
                "{\"reservasjon\": \"JA\", \"mobiltelefonnummer\": \"+4799999999\"} | reserved",
                "{\"reservasjon\": \"NEI\", \"varslingsstatus\": \"KAN_IKKE_VARSLES\", \"mobiltelefonnummer\": \"+4799999999\"} | no-address",
                "{\"reservasjon\": \"NEI\"} | no-address",
                "{} | no-address",
            })
    void shouldSendNothingAndTellTheFagsystemOnceWhenPaperIsTheWay(String register, String reason) {
        register(register);
        var id = open("barnehage");
        notifyNow();
        tell(id, "S", 1);
        notifyNow();
        tell(id, "A", 2);
        notifyNow();

        assertThat(texts()).isEmpty();
        assertThat(mails).isEmpty();
        assertThat(notReached(id)).containsExactly("not-reached " + reason, "not-reached " + reason);
        assertThat(stateOf(id)).isEqualTo("done");
    }

    @Test
    void shouldSendNothingWhenTheRegisterDoesNotSayWhetherSheIsReserved() {
        register("{\"mobiltelefonnummer\": \"+4799999999\"}");
        var id = open("barnehage");
        notifyNow();

        assertThat(texts()).isEmpty();
        assertThat(stateOf(id)).isEqualTo("waiting");
    }

    @Test
    void shouldWaitWhenTheRegisterIsAway() {
        others.stubFor(post(urlPathEqualTo("/krr/v1/personer")).willReturn(serverError()));
        var id = open("barnehage");
        notifyNow();

        assertThat(texts()).isEmpty();
        assertThat(stateOf(id)).isEqualTo("waiting");
        assertThat(notReached(id)).isEmpty();
    }

    @Test
    void shouldWriteAnEmailWhereThereIsNoNumber() {
        register(
                "{\"reservasjon\": \"NEI\", \"varslingsstatus\": \"KAN_VARSLES\", \"epostadresse\": \"ingrid@example.no\"}");
        open("barnehage");
        notifyNow();

        assertThat(texts()).isEmpty();
        assertThat(mails).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("ingrid@example.no");
            assertThat(mail.text()).startsWith("Asker kommune: Vi har fått");
            assertThat(mail.toString()).doesNotContain("ingrid", "Asker");
        });
    }

    @ParameterizedTest
    @CsvSource({"20:59, 1", "21:00, 0", "23:30, 0", "03:00, 0", "07:59, 0", "08:00, 1"})
    void shouldWakeNobody(LocalTime time, int sent) {
        at(time);
        var id = open("barnehage");
        tell(id, "S", 1);
        notifyNow();

        assertThat(texts()).hasSize(sent);
        assertThat(questions()).isEqualTo(sent);
        if (sent == 0) {
            var next = jdbi.withHandle(
                    handle -> handle.createQuery("select next_attempt_at from delivery where case_id = :id")
                            .bind("id", id)
                            .mapTo(Instant.class)
                            .one());
            assertThat(next.atZone(ZoneId.of("Europe/Oslo")).toLocalTime()).isEqualTo(LocalTime.of(8, 0));
            until(next);
            notifyNow();
            assertThat(texts()).hasSize(1);
        }
    }

    @Test
    void shouldNotTellOfWhatIsLongAgo() {
        var id = open("barnehage");
        tell(id, "S", 1);
        until(clock.instant().plus(Duration.ofDays(8)));
        notifyNow();

        assertThat(texts()).isEmpty();
        assertThat(questions()).isZero();
        assertThat(stateOf(id)).isEqualTo("done");
    }

    @Test
    void shouldWriteBothInTheAccessLogBeforeTheyAreDone() {
        open("barnehage");
        notifyNow();

        var entries = jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from access_entry where person_key = :person")
                        .bind("person", person)
                        .mapTo(Long.class)
                        .one());
        assertThat(entries).isEqualTo(2);
    }
}
