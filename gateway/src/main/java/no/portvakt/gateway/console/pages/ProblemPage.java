package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;

/**
 * Something was not done, or is not there.
 *
 * @param faults what was wrong in what was sent
 * @param reference by which the log can be searched
 */
public record ProblemPage(String title, String text, List<EditPage.Fault> faults, String reference) implements Page {

    public ProblemPage {
        faults = List.copyOf(faults);
    }

    @Override
    public String template() {
        return "problem";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.empty();
    }
}
