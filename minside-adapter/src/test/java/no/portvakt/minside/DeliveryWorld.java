package no.portvakt.minside;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static no.portvakt.minside.AdapterWorld.world;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.github.tomakehurst.wiremock.WireMockServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.delivery.DeliveryWorker;
import no.portvakt.minside.delivery.dialogporten.DialogportenSurface;
import no.portvakt.minside.delivery.dialogporten.Resource;
import no.portvakt.minside.grant.Grant;
import no.portvakt.minside.grant.Grants;
import no.portvakt.minside.removal.ProofMarks;
import no.portvakt.minside.removal.Removals;
import no.portvakt.minside.status.CaseSeals;
import no.portvakt.minside.status.CaseSnapshots;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.EventIntake;
import no.portvakt.minside.status.Inbox;
import no.portvakt.minside.status.NewCase;
import no.portvakt.minside.status.Onward;
import no.portvakt.minside.status.StatusCodes;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Cases that are told to a Dialogporten: from PostgreSQL, over the wire. Each test has one of its own. */
abstract class DeliveryWorld {

    static final String INGRID = "14886498226";
    static final SealingKey KEY = new SealingKey("delivery", Secret.of("a sealing key that only this test knows"));
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final CaseSeals SEALS = new CaseSeals(
            sealer("subject"),
            sealer("detail"),
            sealer("document"),
            new ObjectMapper().registerModule(new Jdk8Module()));

    /** In whole seconds: the database keeps microseconds. */
    final FakeClock clock = new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    final FakeDialogporten dialogporten = new FakeDialogporten(clock);
    final WireMockServer http =
            new WireMockServer(wireMockConfig().dynamicPort().extensions(dialogporten));
    final Cases cases = new Cases(new Onward(told(), Duration.ZERO));
    final String person = "person-" + UUID.randomUUID();
    Jdbi jdbi = Jdbi.create(() -> {
        throw new IllegalStateException("before the start");
    });
    Optional<NationalId> applicant = NationalId.parse(INGRID);

    @Inject
    Services services;

    @Inject
    AccessLog accessLog;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void begin() {
        http.start();
        http.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("fake-dialogporten")));
        jdbi = Jdbi.create(world().database());
        jdbi.useHandle(handle -> handle.execute("delete from delivery"));
    }

    @AfterEach
    void end() {
        http.stop();
    }

    /** Who is told of which services. */
    Map<String, Set<String>> told() {
        return Map.of(DialogportenSurface.ID, Set.of("barnehage", "hjemmehjelp"));
    }

    static Sealer sealer(String purpose) {
        return new Sealer(List.of(KEY), purpose);
    }

    DeliveryWorker worker() {
        return worker(accessLog);
    }

    DeliveryWorker worker(AccessLog log) {
        var base = URI.create(http.baseUrl());
        var grant = new Grant(
                base.resolve(FakeDialogporten.TOKEN_PATH), "us", "them", "digdir:dialogporten", key(), "key-1");
        var surface = new DialogportenSurface(
                HttpClient.newHttpClient(),
                base,
                Duration.ofSeconds(2),
                new Grants(grant, clock),
                Map.of(
                        "barnehage",
                        new Resource("urn:altinn:resource:asker-barnehage", SecurityLevel.SUBSTANTIAL),
                        "hjemmehjelp",
                        new Resource("urn:altinn:resource:asker-hjemmehjelp", SecurityLevel.SUBSTANTIAL)),
                URI.create("https://minside.localhost:8443"),
                json,
                clock);
        var around =
                new DeliveryWorker.Surroundings(jdbi, new CaseSnapshots(cases, SEALS, services), _ -> applicant, log);
        return new DeliveryWorker(around, List.of(surface), Duration.ZERO, clock);
    }

    static Path key() {
        try {
            return new Signer().privateKeyFile(Files.createTempDirectory("delivery"), "grant");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    UUID open(String service) {
        var id = UUID.randomUUID();
        jdbi.useTransaction(handle -> cases.open(
                handle,
                new NewCase(
                        id,
                        person,
                        service,
                        "oppad",
                        SecurityLevel.SUBSTANTIAL,
                        clock.instant().minusSeconds(60))));
        return id;
    }

    void tell(UUID id, String status, int sequence, String... more) {
        var event = """
                {"specversion": "1.0", "id": "%s.%d", "source": "urn:fagsystem:oppad", "subject": "%s",
                 "type": "no.portvakt.case.status-changed.v1", "time": "%s",
                 "data": {"status": "%s", "sequence": %d %s}}
                """.formatted(
                        id, sequence, id, clock.instant().minusSeconds(30), status, sequence, String.join("", more));
        assertThat(intake().receive("oppad", List.of(read(event))))
                .allSatisfy(outcome -> assertThat(outcome.id()).isIn("recorded", "late"));
    }

    EventIntake intake() {
        return intake(removals());
    }

    EventIntake intake(Removals removals) {
        return new EventIntake(jdbi, new Inbox(sealer("inbox")), cases, removals, SEALS, StatusCodes.shipped(), clock);
    }

    Removals removals() {
        return new Removals(accessLog, new ProofMarks(List.of(KEY)), "Asker kommune", clock);
    }

    static JsonNode read(String written) {
        try {
            return JSON.readTree(written);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All that can be tried now, once. */
    void sweep(DeliveryWorker worker) {
        worker.due().forEach(worker::attempt);
    }

    void deliver() {
        sweep(worker());
    }

    ObjectNode dialog(UUID id) {
        assertThat(dialogporten.faults()).isEmpty();
        assertThat(dialogporten.dialogs(id.toString())).hasSize(1);
        return dialogporten.dialogs(id.toString()).getFirst();
    }

    /** What stands of a case and its surface in the database. */
    public record Row(
            String state,
            Optional<String> reason,
            long changes,
            long delivered,
            int attempts,
            Instant nextAttemptAt,
            Optional<Instant> takenUntil) {}

    Row row(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from delivery where case_id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .one());
    }

    static String nb(JsonNode localized) {
        return localized.get(0).path("value").asText();
    }

    List<String> receipts(UUID id) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select fagsystem || ' ' || outcome || ' ' || coalesce(reason, '-') || ' ' || sequence
                        from delivery_receipt where case_id = :id order by tx, id
                        """).bind("id", id).mapTo(String.class).list());
    }
}
