package no.portvakt.minside.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.cxf.annotation.CXFClient;
import io.quarkus.arc.DefaultBean;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import no.arkivverket.noark4ws.Noark4Port;
import no.portvakt.minside.accesslog.AccessCheckpoints;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.EntryCursors;
import no.portvakt.minside.accesslog.EntryMarks;
import no.portvakt.minside.accesslog.LogDownload;
import no.portvakt.minside.accesslog.StoredAccessLog;
import no.portvakt.minside.archive.Archive;
import no.portvakt.minside.archive.Noark4Archive;
import no.portvakt.minside.archive.Noark4Documents;
import no.portvakt.minside.catalogue.ProfiledServices;
import no.portvakt.minside.catalogue.RetentionClasses;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.document.CaseDocuments;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.fagsystem.ask.Sources;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.pages.StatementResource;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.minside.person.IdentityTokens;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.portal.PortalGrants;
import no.portvakt.minside.portal.Readings;
import no.portvakt.minside.prefill.CollectedPrefill;
import no.portvakt.minside.prefill.Prefill;
import no.portvakt.minside.prefill.PrefillMemory;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.minside.removal.Removals;
import no.portvakt.minside.status.CaseCursors;
import no.portvakt.minside.status.CaseSeals;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.EventIntake;
import no.portvakt.minside.status.EventReplay;
import no.portvakt.minside.status.Inbox;
import no.portvakt.minside.status.MyCases;
import no.portvakt.minside.status.StatusCodes;
import no.portvakt.minside.status.StoredCases;
import no.portvakt.minside.submission.EarlierForms;
import no.portvakt.minside.submission.Signings;
import no.portvakt.minside.submission.SubmissionSeals;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.reason.ReasonTexts;
import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.Secret;
import org.jdbi.v3.core.Jdbi;

/** Puts the features together. Whatever cannot be put together stops the start. */
@ApplicationScoped
public class Wiring {

    private final AdapterConfiguration configuration;
    private final Map<String, Connector> connectors;
    private final Sealers sealers;

    Wiring(AdapterConfiguration configuration, Sealers sealers) {
        this.sealers = sealers;
        this.configuration = configuration;
        this.connectors =
                configuration.connectors().map(ConnectorFiles::withThoseOf).orElseGet(ConnectorFiles::shipped);
    }

    @Produces
    @Singleton
    KnownConnectors knownConnectors() {
        return new KnownConnectors(connectors);
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource);
    }

    /** Whose evidence counts the gateway has judged: the tokens that come here name the gateway. */
    @Produces
    @Singleton
    Policy policy() {
        return switch (ProfileLoader.fromClassPath()) {
            case LoadOutcome.Loaded loaded ->
                Policy.compile(loaded.catalog(), Emergency.NONE, new Issuers.JudgedBefore());
            case LoadOutcome.Rejected rejected ->
                throw new IllegalStateException("the service profiles have problems: " + rejected.problems());
        };
    }

    @Produces
    @Singleton
    URI publicOrigin() {
        return configuration.publicOrigin();
    }

    @Produces
    @Singleton
    PersonKey personKey() {
        return new PersonKey("minside", Secret.of(configuration.personPepper()));
    }

    @Produces
    @Singleton
    Services services(Policy policy, Clock clock) {
        var classes = new RetentionClasses(configuration.retention());
        return new ProfiledServices(policy, classes, configuration.publicOrigin(), clock);
    }

    @Produces
    @Singleton
    ProblemDocuments problemDocuments() {
        return new ProblemDocuments(configuration.publicOrigin(), ReasonTexts.load());
    }

    @Produces
    @Singleton
    IdentityTokens identityTokens(JWTParser parser, PersonKey keys) {
        return new IdentityTokens(parser, keys);
    }

    @Produces
    @Singleton
    EntryMarks entryMarks() {
        return new EntryMarks(List.of(sealers.key()));
    }

    @Produces
    @Singleton
    AccessLog accessLog(Jdbi jdbi, EntryMarks marks, ObjectMapper json) {
        var cursors = new EntryCursors(sealer("access-log.cursor"), json);
        return new StoredAccessLog(jdbi, sealer("access-log.entry"), marks, cursors, json);
    }

    @Produces
    @Singleton
    LogDownload logDownload(AccessLog accessLog, ObjectMapper json) {
        return new LogDownload(accessLog, json);
    }

    @Produces
    @Singleton
    AccessCheckpoints accessCheckpoints(Jdbi jdbi, EntryMarks marks, Clock clock) {
        return new AccessCheckpoints(jdbi, marks, clock);
    }

    @Produces
    @Singleton
    Readings readings(AccessLog accessLog, Clock clock) {
        return new Readings(accessLog, Map.of(), clock);
    }

    @Produces
    @Singleton
    PrefillMemory prefillMemory(Jdbi jdbi, ObjectMapper json, Clock clock) {
        return new PrefillMemory(jdbi, sealer("prefill.values"), json, clock);
    }

    @Produces
    @Singleton
    Sources sources(@VirtualThreads ExecutorService executor, Clock clock) {
        return new Sources(connectors, SourcePlaces.of(configuration.source()), executor, clock);
    }

    void close(@Disposes Sources sources) {
        sources.close();
    }

    @Produces
    @Singleton
    StatementResource.Sources statedSources(EarlierForms earlier) {
        var names = new HashMap<>(knownConnectors().systems());
        names.put(EarlierForms.ID, earlier.kilde().system());
        return new StatementResource.Sources(
                names,
                configuration.dialogporten().url().map(_ -> Text.same("Dialogporten")),
                configuration
                        .signing()
                        .service()
                        .url()
                        .map(_ -> Text.same(configuration.signing().service().name())),
                VarselWiring.notifies(configuration.varsel()));
    }

    @Produces
    @Singleton
    EarlierForms earlierForms(Jdbi jdbi, PersonKey keys, SubmissionSeals seals, Clock clock) {
        return new EarlierForms(jdbi, keys, seals, clock);
    }

    @Produces
    @Singleton
    Prefill prefill(
            Services services,
            AccessLog accessLog,
            PrefillMemory memory,
            AllSources sources,
            EarlierForms earlier,
            @VirtualThreads ExecutorService executor,
            Clock clock) {
        var kilder = new HashMap<String, Kilde>();
        connectors.forEach((id, connector) -> kilder.put(id, connector.kilde()));
        kilder.put(EarlierForms.ID, earlier.kilde());
        var all = new HashMap<>(sources.byId());
        all.put(EarlierForms.ID, earlier);
        var deadline = configuration.prefillDeadline();
        return new CollectedPrefill(
                new CollectedPrefill.Surroundings(services, accessLog, memory, kilder), all, deadline, executor, clock);
    }

    @Produces
    @Singleton
    CaseSeals caseSeals(ObjectMapper json) {
        return new CaseSeals(sealer("case.subject"), sealer("case.milestone"), sealer("case.document"), json);
    }

    @Produces
    @Singleton
    MyCases myCases(Jdbi jdbi, Cases cases, CaseSeals seals, ObjectMapper json, Services services, Clock clock) {
        var cursors = new CaseCursors(sealer("case.cursor"), json);
        return new StoredCases(jdbi, cases, seals, cursors, services, clock);
    }

    @Produces
    @Singleton
    Inbox inbox() {
        return new Inbox(sealer("inbox.event"));
    }

    @Produces
    @Singleton
    EventIntake eventIntake(Jdbi jdbi, Inbox inbox, Cases cases, Removals removals, CaseSeals seals, Clock clock) {
        return new EventIntake(
                jdbi,
                inbox,
                cases,
                removals,
                seals,
                new StatusCodes(configuration.status().noark()),
                clock);
    }

    @Produces
    @Singleton
    EventReplay eventReplay(Jdbi jdbi, Inbox inbox, EventIntake intake, ObjectMapper json, Clock clock) {
        return new EventReplay(jdbi, inbox, intake, json, clock);
    }

    @Produces
    @Singleton
    Signings.Surroundings signingSurroundings(Jdbi jdbi, Cases cases, Services services) {
        return new Signings.Surroundings(jdbi, cases, services);
    }

    @Produces
    @Singleton
    Archive archive(@CXFClient("noark4ws") Noark4Port port) {
        return new Noark4Archive(port);
    }

    @Produces
    @Singleton
    CaseDocuments caseDocuments(
            MyCases cases,
            Services services,
            AccessLog accessLog,
            @CXFClient("noark4ws") Noark4Port port,
            Clock clock) {
        return new CaseDocuments(cases, services, accessLog, new Noark4Documents(port), clock);
    }

    @Produces
    @Singleton
    PortalGrants portalGrants(Jdbi jdbi, PersonKey keys, ObjectMapper json, Clock clock) {
        var endpoint = configuration.publicOrigin().toString().replaceFirst("://minside\\.", "://minside-api.")
                + "/api/minside/v1/token";
        var assertions = new PeerTokens(
                PeerKeys.read("portal", configuration.portal()),
                endpoint,
                Set.of("iss", "sub", "jti", "iat", "exp", "acr"),
                clock);
        return new PortalGrants(jdbi, assertions, keys, sealer("portal.grant"), json, clock);
    }

    @Produces
    @Singleton
    PeerTokens fagsystemer(Clock clock) {
        return new PeerTokens(
                PeerKeys.read("fagsystem", configuration.fagsystem()),
                "minside-adapter",
                Set.of("iss", "iat", "exp"),
                clock);
    }

    private Sealer sealer(String purpose) {
        return sealers.of(purpose);
    }
}
