package no.portvakt.minside.pages;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.catalogue.FieldKind;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.FormField;
import no.portvakt.minside.catalogue.PrefillRule;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.catalogue.ServiceView;
import no.portvakt.minside.fagsystem.Kilde;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Channel;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.PrefillField;
import no.portvakt.minside.prefill.PrefilledForm;
import no.portvakt.minside.signing.Trouble;
import no.portvakt.minside.status.CaseDocument;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.Deadline;
import no.portvakt.minside.status.Milestone;
import no.portvakt.minside.submission.FieldProblem;
import no.portvakt.minside.submission.ToSign;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** What the adapter might know about an invented citizen. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T02:15:00Z");
    static final String HOSTILE = "<script>alert(\"x\")</script> & Sønn";

    private static final Kilde REGISTER =
            new Kilde("folkeregister", new Text("Folkeregisteret", "Folkeregisteret", "the Population Register"), "1");
    private static final Kilde CONTACT = new Kilde(
            "krr",
            new Text(
                    "Kontakt- og reservasjonsregisteret",
                    "Kontakt- og reservasjonsregisteret",
                    "the Contact and Reservation Register"),
            "2");
    private static final Kilde OPPAD = new Kilde("oppad", Text.same("Oppad"), "3");

    private static final List<PrefillField.Other> OTHERS = List.of(
            new PrefillField.Other.Says(OPPAD, "<b>Slemmestadveien 4</b>, 1385 Asker", NOW),
            new PrefillField.Other.Silent(CONTACT, PrefillField.Absence.SOURCE_FAILED));

    private Samples() {}

    static Caller caller(SecurityLevel level) {
        var assurance = new Assurance(level, "https://login.localhost", "acr", List.of("pin"), NOW.minusSeconds(300));
        return new Caller(
                NationalId.parse("10877200006").orElseThrow(),
                "pseudonym",
                assurance,
                new Channel.OwnSession(),
                Language.NB,
                new CorrelationId("0f1e2d3c-sample"));
    }

    static Visit visit(SecurityLevel level, Language language, String path) {
        return new Visit(Optional.of(caller(level)), language, false, path);
    }

    static List<ServiceView> services(SecurityLevel level) {
        return List.of(
                service("barnehage", "Barnehageplass", "Kindergarten place", SecurityLevel.SUBSTANTIAL, level, true),
                service("byggesak", "Byggesak", "Building case", SecurityLevel.LOW, level, false),
                service(
                        "skjenkebevilling",
                        "Skjenkebevilling for én anledning",
                        "Licence to serve alcohol at a single event",
                        SecurityLevel.SUBSTANTIAL,
                        level,
                        true),
                service("hjemmehjelp", "Hjemmehjelp", "Home help", SecurityLevel.HIGH, level, false),
                service("apningstider", "Åpningstider", "Opening hours", SecurityLevel.OPEN, level, false));
    }

    private static ServiceView service(
            String id, String name, String english, SecurityLevel needs, SecurityLevel has, boolean withForm) {
        return new ServiceView(
                id,
                new Text(name, name, english),
                "Asker kommune",
                "3203",
                URI.create("https://" + id + ".localhost:8443/"),
                needs,
                has.satisfies(needs),
                withForm
                        ? Optional.of(form(id.equals("skjenkebevilling") ? SecurityLevel.HIGH : needs))
                        : Optional.empty());
    }

    static Form form(SecurityLevel send) {
        var title = new Text(
                "Søknad om barnehageplass", "Søknad om barnehageplass", "Application for a kindergarten place");
        return new Form(
                "oppad",
                title,
                Demand.of(SecurityLevel.SUBSTANTIAL),
                Demand.of(send),
                new RetentionClass("vanlig", Period.ofYears(3)),
                fields());
    }

    private static List<FormField> fields() {
        return List.of(
                prefilled("applicant.name", "Navnet ditt", FieldKind.TEXT, "folkeregister", false),
                prefilled("applicant.address", "Adressen din", FieldKind.TEXT, "folkeregister", false),
                prefilled("contact.mobile", "Mobilnummer", FieldKind.PHONE, "krr", true),
                plain("contact.email", "E-post", FieldKind.EMAIL, false, List.of()),
                prefilled("child.name", "Barnets navn", FieldKind.TEXT, "folkeregister", false),
                prefilled("child.birthDate", "Barnets fødselsdato", FieldKind.DATE, "folkeregister", false),
                prefilled("child.currentKindergarten", "Barnehage nå", FieldKind.TEXT, "oppad", true),
                plain("place.from", "Ønsket oppstart", FieldKind.DATE, true, List.of()),
                plain("place.share", "Hvor mye?", FieldKind.CHOICE, true, choices("Hel plass", "Halv plass")),
                plain(
                        "place.first",
                        "Førstevalg",
                        FieldKind.CHOICE,
                        true,
                        choices("Blakstad", "Borgen", "Dikemark", "Heggedal", "Vettre", "Vollen")),
                plain("place.note", "Noe vi bør vite?", FieldKind.LONG_TEXT, false, List.of()));
    }

    private static List<FormField.Choice> choices(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> new FormField.Choice(name.toLowerCase(java.util.Locale.ROOT), Text.same(name)))
                .toList();
    }

    private static FormField plain(
            String path, String label, FieldKind kind, boolean required, List<FormField.Choice> choices) {
        return new FormField(path, kind, Text.same(label), required, 500, choices, Optional.empty());
    }

    private static FormField prefilled(String path, String label, FieldKind kind, String source, boolean editable) {
        var rule = new PrefillRule(
                List.of(source),
                SecurityLevel.SUBSTANTIAL,
                Text.same("For å vite hvem som søker"),
                Optional.empty(),
                editable);
        return new FormField(path, kind, Text.same(label), true, 200, List.of(), Optional.of(rule));
    }

    static PrefilledForm prefilled(ServiceView service) {
        var values = Map.of(
                "applicant.name", HOSTILE,
                "applicant.address", "Knud Askers vei 25, 1383 Asker",
                "child.name", "Álgu Sønn Nordmann",
                "child.birthDate", "2024-05-17");
        return new PrefilledForm(
                service,
                service.form().orElseThrow().fields().stream()
                        .map(field -> prefillOf(field, values))
                        .toList());
    }

    private static PrefillField prefillOf(FormField field, Map<String, String> values) {
        if (field.path().equals("contact.mobile")) {
            return new PrefillField.Absent(field, CONTACT, PrefillField.Absence.SOURCE_FAILED);
        }
        if (field.prefill().isEmpty()) {
            return new PrefillField.Blank(field);
        }
        return new PrefillField.Filled(
                field,
                values.getOrDefault(field.path(), "Solstua barnehage"),
                field.path().startsWith("child.c") ? OPPAD : REGISTER,
                NOW,
                NOW.plusSeconds(3600),
                field.prefill().get(),
                field.path().equals("applicant.address") ? OTHERS : List.of());
    }

    static FormPage.Opened opened(Caller caller, ServiceView service, List<FieldProblem> problems) {
        var state = FormState.opened(caller, prefilled(service), NOW.getEpochSecond());
        return new FormPage.Opened(state, "sealed", Map.of("place.note", HOSTILE), problems, Optional.of(NOW));
    }

    static CaseView.Open openCase(CitizenStatus status) {
        var received = new Milestone(
                0,
                CitizenStatus.MOTTATT,
                Optional.empty(),
                Optional.empty(),
                NOW.minusSeconds(86_400),
                Optional.of(NOW));
        var handled = new Milestone(
                1,
                status,
                Optional.of("Fordelt til saksbehandler"),
                Optional.of("Søknaden er komplett og ligger hos Barnehageenheten."),
                NOW,
                Optional.empty());
        return new CaseView.Open(
                "5b0f2f7e-1f4f-4c43-9f59-6f2f1c3d9a10",
                "barnehage",
                new Text("Barnehageplass", "Barnehageplass", "Kindergarten place"),
                new Text(
                        "Søknad om barnehageplass", "Søknad om barnehageplass", "Application for a kindergarten place"),
                Optional.empty(),
                status,
                status == CitizenStatus.MOTTATT ? "R" : "B",
                Optional.of("2026/1042"),
                NOW.minusSeconds(86_400),
                NOW,
                status == CitizenStatus.MOTTATT ? List.of(received) : List.of(received, handled),
                List.of(new Deadline(Deadline.Kind.KLAGEFRIST, LocalDate.parse("2026-12-13"))),
                List.of(new CaseDocument(
                        "7d2f5a11-8f9c-4f0e-a3a1-27a3cf1f2b02",
                        HOSTILE,
                        Optional.of(LocalDate.parse("2026-11-22")),
                        new CaseDocument.Place("oppad", "brev-1"))));
    }

    static CaseView.Masked maskedCase() {
        return new CaseView.Masked(
                "0d2f5a11-8f9c-4f0e-a3a1-27a3cf1f2b01",
                "hjemmehjelp",
                new Text("Søknad om hjemmehjelp", "Søknad om heimehjelp", "Application for home help"),
                SecurityLevel.HIGH);
    }

    static List<AccessEntry> log(int lines) {
        var entry = new AccessEntry(
                NOW,
                new Text(
                        "Asker kommune hentet opplysninger om deg fra Folkeregisteret for å fylle ut et skjema.",
                        "Asker kommune henta opplysningar om deg frå Folkeregisteret for å fylle ut eit skjema.",
                        "Asker municipality fetched information about you from the Population Register to fill in a form."),
                new AccessEntry.Receiver("920125298", "Asker kommune", "Portvakt"),
                Optional.of("barnehage"),
                SecurityLevel.SUBSTANTIAL,
                new Text(
                        "Søknad om barnehageplass", "Søknad om barnehageplass", "Application for a kindergarten place"),
                List.of("applicant.name", "applicant.address", "child.name"));
        return java.util.Collections.nCopies(lines, entry);
    }

    /** A building application that waits for its signature. */
    static ToSign toSign(Optional<Trouble> trouble) {
        var filled = Instant.parse("2026-11-24T08:00:00Z");
        return new ToSign(
                "1",
                "byggesak",
                new Text("Søknad i byggesak", "Søknad i byggjesak", "Building application"),
                Demand.of(SecurityLevel.LOW),
                filled,
                filled.plusSeconds(172_800),
                trouble.isEmpty() ? Optional.of(URI.create("https://signering.example.no/1")) : Optional.empty(),
                trouble);
    }
}
