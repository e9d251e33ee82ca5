package no.portvakt.gateway.console.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.console.api.ConsoleServices;
import no.portvakt.gateway.console.life.Approvers;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.Lifeline;
import no.portvakt.gateway.console.life.ProfileReading;
import no.portvakt.gateway.console.life.Stage;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.assess.Assessment;
import no.portvakt.profiles.assess.RiskMatrix;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.load.ProfileLoader;

/** Pages that only show. Each officer sees what she may read, which {@code console.life} decides. */
final class ReadingPages {

    private final ProfileReading reading;
    private final Approvers approvers;
    private final ImpactPages impact;
    private final boolean readOnly;
    private final Supplier<List<Problem>> folderProblems;
    private final RiskMatrix matrix;

    ReadingPages(ConsoleServices services, Clock clock) {
        this.impact = new ImpactPages(services, clock);
        this.reading = services.profiles();
        this.approvers = services.approvers();
        this.readOnly = services.readOnly();
        this.folderProblems = services.folderProblems();
        this.matrix = services.matrix();
    }

    Page overview(Visit visit) {
        var words = visit.words();
        var officer = visit.officer();
        var inForce = ServicesInForce.of(reading.inForce());
        var services = inForce.readableBy(officer);
        var warnings = new ArrayList<String>();
        if (readOnly) {
            warnings.add(words.of("readOnly"));
        } else if (approvers.areTooFew()) {
            warnings.add(words.of("tooFewApprovers"));
        }
        return new OverviewPage(
                words.of("overviewTitle"),
                LevelChart.of(services.stream().map(LevelMark::highest).toList(), words),
                warnings,
                EditPage.of("", "", "", "", folderProblems.get()).faults(),
                reading.waitingFor(officer).size(),
                services.stream().map(service -> row(service, visit)).toList(),
                officer.may(Action.READ_PROFILES)
                        ? inForce.otherDocuments().stream()
                                .map(name -> new OverviewPage.DocumentLink(name, "/documents?name=" + encoded(name)))
                                .toList()
                        : List.of());
    }

    private static OverviewPage.Row row(ServiceProfile service, Visit visit) {
        return new OverviewPage.Row(
                service.id().value(),
                visit.language().of(service.title()),
                service.owner().organisation(),
                LevelMark.of(service, visit.words()));
    }

    /**
     * One service.
     *
     * @param days how far back its impact is looked at
     */
    Optional<Page> service(Visit visit, String id, int days) {
        var inForce = ServicesInForce.of(reading.inForce());
        return inForce.find(visit.officer(), id).map(service -> {
            var document = inForce.documentOf(service);
            var named = document.flatMap(DocumentName::parse);
            return ServicePage.of(
                    service,
                    document,
                    named.map(name -> rows(reading.history(visit.officer(), name), visit))
                            .orElse(List.of()),
                    impact.of(visit, service.id(), named, days),
                    !readOnly && visit.officer().may(Action.DRAFT, service.id()),
                    visit);
        });
    }

    /**
     * Proposals.
     *
     * @param told what came of approving several, as a key of our words
     * @param about the version that stood in the way, if it was one
     */
    Page proposals(Visit visit, String told, Optional<Long> about) {
        var waiting = reading.waitingFor(visit.officer());
        var others = reading.open(visit.officer()).stream()
                .filter(line -> line.stage() == Stage.PROPOSED || line.stage() == Stage.APPROVED)
                .filter(line -> waiting.stream()
                        .noneMatch(
                                other -> other.version().id() == line.version().id()))
                .toList();
        return new ProposalsPage(
                visit.words().of("proposalsTitle"),
                about.flatMap(id -> reading.find(visit.officer(), id))
                        .flatMap(line -> Told.words(told, visit.words()).map(words -> visit.words()
                                .of(
                                        "noneApproved",
                                        line.version().document().value() + " "
                                                + line.version().number(),
                                        words)))
                        .or(() -> Told.words(told, visit.words())),
                rows(waiting, visit),
                rows(others, visit));
    }

    /** The text in force, to be changed; a new document has none. Empty for one that she may not read. */
    Optional<Page> edit(Visit visit, DocumentName name) {
        return text(visit, name)
                .map(yaml ->
                        EditPage.of(visit.words().of("editTitle", name.value()), name.value(), yaml, "", List.of()));
    }

    private Optional<String> text(Visit visit, DocumentName name) {
        var readable = reading.active(visit.officer()).stream()
                .filter(line -> line.version().document().equals(name))
                .findFirst()
                .flatMap(line -> line.version().yaml());
        return reading.inForce().text(name).isPresent() ? readable : Optional.of("");
    }

    /** A text that somebody is writing, with what would be wrong if it were in force. */
    EditPage checked(Visit visit, DocumentName name, String yaml, String note) {
        var now = reading.inForce();
        var problems =
                switch (ProfileLoader.load(now.with(name, Optional.of(yaml)).sources())) {
                    case LoadOutcome.Loaded loaded -> List.<Problem>of();
                    case LoadOutcome.Rejected rejected -> rejected.problems();
                };
        return EditPage.of(visit.words().of("editTitle", name.value()), name.value(), yaml, note, problems);
    }

    /** The form, with the answers that the document in force holds. Empty for one that she may not read. */
    Optional<Page> assessment(Visit visit, DocumentName name) {
        var inForce = ServicesInForce.of(reading.inForce());
        return inForce.readableBy(visit.officer()).stream()
                .filter(service ->
                        inForce.documentOf(service).filter(name.value()::equals).isPresent())
                .findFirst()
                .map(service -> service.assessment()
                        .map(found -> AssessmentForm.of(found).page(matrix, visit, name.value(), Optional.of(found)))
                        .orElseGet(() -> AssessmentForm.empty().page(matrix, visit, name.value(), Optional.empty())));
    }

    /** The text in force with another assessment, to be saved as a draft. */
    Optional<Page> withAssessment(Visit visit, DocumentName name, Assessment assessment) {
        return text(visit, name)
                .map(yaml -> checked(
                        visit,
                        name,
                        AssessmentText.in(yaml, assessment),
                        visit.words().of("assessNote")));
    }

    private static List<VersionRow> rows(List<Lifeline> lines, Visit visit) {
        return lines.stream().map(line -> VersionRow.of(line, visit)).toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
