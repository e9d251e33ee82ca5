package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * The front page: how many services stand on each level, what somebody has to do, every service that the officer reads.
 *
 * @param waiting how many proposals wait for this officer
 */
public record OverviewPage(
        String title,
        LevelChart chart,
        List<String> warnings,
        List<EditPage.Fault> folderFaults,
        int waiting,
        List<Row> services,
        List<DocumentLink> others)
        implements Page {

    public OverviewPage {
        warnings = List.copyOf(warnings);
        folderFaults = List.copyOf(folderFaults);
        services = List.copyOf(services);
        others = List.copyOf(others);
    }

    @Override
    public String template() {
        return "overview";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.OVERVIEW);
    }

    /** One service. */
    public record Row(String id, String title, String owner, LevelMark level) {}

    /** A document that is no service's: a template, the defaults, the floor. */
    public record DocumentLink(String name, String link) {}
}
