package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * Proposals: those that wait for this officer, and all others that are open.
 *
 * @param told what came of approving several
 */
public record ProposalsPage(String title, Optional<String> told, List<VersionRow> waiting, List<VersionRow> others)
        implements Page {

    public ProposalsPage {
        waiting = List.copyOf(waiting);
        others = List.copyOf(others);
    }

    /** Whether there is more than one to approve at once. */
    public boolean several() {
        return waiting.size() > 1;
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
