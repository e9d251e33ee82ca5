package no.portvakt.gateway.console.pages;

import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.gateway.console.audit.AuditTrail;
import no.portvakt.gateway.console.officers.Action;

/** The audit log, for those who may read it. */
final class AuditPages {

    private static final int MOST = 200;

    private final AuditTrail trail;

    AuditPages(AuditTrail trail) {
        this.trail = trail;
    }

    Optional<Page> search(Visit visit, String words) {
        if (!visit.officer().may(Action.READ_AUDIT)) {
            return Optional.empty();
        }
        return Optional.of(new AuditPage(
                visit.words().of("tabAudit"),
                words,
                trail.newest(words, MOST).stream().map(AuditPages::row).toList()));
    }

    private static AuditPage.Row row(AuditTrail.Entry entry) {
        var details = entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining("; "));
        return new AuditPage.Row(
                entry.sequence(),
                entry.at(),
                entry.details().getOrDefault("name", entry.who()),
                entry.what(),
                entry.on(),
                entry.outcome(),
                details);
    }
}
