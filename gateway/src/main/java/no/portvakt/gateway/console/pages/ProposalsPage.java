package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/** Proposals: those that wait for this officer, and all others that are open. */
public record ProposalsPage(String title, List<VersionRow> waiting, List<VersionRow> others) implements Page {

    public ProposalsPage {
        waiting = List.copyOf(waiting);
        others = List.copyOf(others);
    }

    @Override
    public String template() {
        return "proposals";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.PROPOSALS);
    }
}
