package no.portvakt.minside.status;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The caller's cases in PostgreSQL. */
public final class StoredCases implements MyCases {

    private static final Text SOME_CASE = new Text("Sak", "Sak", "Case");

    private final Jdbi jdbi;
    private final Cases cases;
    private final CaseSeals seals;
    private final Services services;
    private final Clock clock;

    public StoredCases(Jdbi jdbi, Cases cases, CaseSeals seals, Services services, Clock clock) {
        this.jdbi = jdbi;
        this.cases = cases;
        this.seals = seals;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public List<CaseView> of(Caller caller) {
        return jdbi.inTransaction(handle -> cases.of(handle, caller.key()).stream()
                .map(row -> view(handle, caller, row))
                .toList());
    }

    @Override
    public Optional<CaseView> find(Caller caller, String id) {
        return CaseId.parse(id)
                .flatMap(known -> jdbi.inTransaction(
                        handle -> cases.find(handle, caller.key(), known).map(row -> view(handle, caller, row))));
    }

    private CaseView view(Handle handle, Caller caller, CaseRow row) {
        var form = services.form(row.service());
        var title = form.map(Form::title).orElse(SOME_CASE);
        var stored = SecurityLevel.of(row.level()).orElse(SecurityLevel.HIGH);
        var demand = Masking.demandOf(stored, form.map(Form::read));
        return Masking.maskedUntil(demand, caller.assurance(), clock.instant())
                .<CaseView>map(level -> new CaseView.Masked(row.id().toString(), row.service(), title, level))
                .orElseGet(() -> open(handle, row, title));
    }

    private CaseView open(Handle handle, CaseRow row, Text title) {
        return new CaseView.Open(
                row.id().toString(),
                row.service(),
                services.titles().getOrDefault(row.service(), Text.same(row.service())),
                title,
                seals.openSubject(row.subjectSealed()),
                status(row.status()),
                row.rawStatus(),
                row.caseNumber(),
                row.receivedAt(),
                row.changedAt(),
                timeline(cases.milestones(handle, row.id())));
    }

    private List<Milestone> timeline(List<MilestoneRow> rows) {
        List<Milestone> timeline = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var detail = seals.openDetail(row.detailSealed());
            Optional<Instant> end =
                    i + 1 < rows.size() ? Optional.of(rows.get(i + 1).startedAt()) : Optional.empty();
            timeline.add(new Milestone(
                    status(row.status()),
                    detail.map(CaseSeals.Detail::navn),
                    detail.flatMap(CaseSeals.Detail::beskrivelse),
                    row.startedAt(),
                    end));
        }
        return timeline;
    }

    private static CitizenStatus status(String id) {
        return CitizenStatus.of(id).orElseThrow(() -> new IllegalStateException("no such status in the database"));
    }

    /** The form of our own ids. */
    static final class CaseId {

        private CaseId() {}

        static Optional<UUID> parse(String id) {
            try {
                return Optional.of(UUID.fromString(id))
                        .filter(known -> known.toString().equals(id));
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        }
    }
}
