package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/** What officers did, newest first. */
public record AuditPage(String title, String searched, List<Row> rows) implements Page {

    public AuditPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "audit";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.AUDIT);
    }

    /** One record. */
    public record Row(long sequence, String at, String who, String what, String on, String outcome, String details) {}
}
