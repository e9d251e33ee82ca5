package no.portvakt.minside.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;

/** From rows to a case as it is shown to whoever may see it. Thread-safe. */
final class CaseViews {

    private static final Text SOME_CASE = new Text("Sak", "Sak", "Case");

    private final CaseSeals seals;
    private final Services services;

    CaseViews(CaseSeals seals, Services services) {
        this.seals = seals;
        this.services = services;
    }

    /** What seeing it demands today. */
    Demand demand(CaseRow row) {
        var stored = SecurityLevel.of(row.level()).orElse(SecurityLevel.HIGH);
        return Masking.demandOf(stored, services.form(row.service()).map(Form::read));
    }

    Optional<String> subject(CaseRow row) {
        return seals.openSubject(row.subjectSealed());
    }

    Text title(CaseRow row) {
        return services.form(row.service()).map(Form::title).orElse(SOME_CASE);
    }

    Text serviceTitle(CaseRow row) {
        return services.titles().getOrDefault(row.service(), Text.same(row.service()));
    }

    CaseView.Open open(CaseRow row, CaseParts parts) {
        return new CaseView.Open(
                row.id().toString(),
                row.service(),
                serviceTitle(row),
                title(row),
                seals.openSubject(row.subjectSealed()),
                status(row.status()),
                row.rawStatus(),
                row.caseNumber(),
                row.receivedAt(),
                row.changedAt(),
                timeline(parts.milestones(row.id())),
                parts.deadlines(row.id()).stream().flatMap(CaseViews::deadline).toList(),
                parts.documents(row.id()).stream().flatMap(this::document).toList());
    }

    private static Stream<Deadline> deadline(DeadlineRow row) {
        var kind = Deadline.Kind.of(row.kind())
                .orElseThrow(() -> new IllegalStateException("no such deadline in the database"));
        return row.dueOn().map(date -> new Deadline(kind, date)).stream();
    }

    private Stream<CaseDocument> document(DocumentRow row) {
        return seals
                .openPaper(row.documentSealed())
                .map(paper -> new CaseDocument(
                        row.id().toString(),
                        paper.title(),
                        paper.date(),
                        new CaseDocument.Place(paper.system(), paper.key())))
                .stream();
    }

    private List<Milestone> timeline(List<MilestoneRow> rows) {
        List<Milestone> timeline = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var detail = seals.openDetail(row.detailSealed());
            Optional<Instant> end =
                    i + 1 < rows.size() ? Optional.of(rows.get(i + 1).startedAt()) : Optional.empty();
            timeline.add(new Milestone(
                    row.sequence(),
                    status(row.status()),
                    detail.map(CaseSeals.Detail::navn),
                    detail.flatMap(CaseSeals.Detail::beskrivelse),
                    row.startedAt(),
                    end));
        }
        return timeline;
    }

    static CitizenStatus status(String id) {
        return CitizenStatus.of(id).orElseThrow(() -> new IllegalStateException("no such status in the database"));
    }
}
