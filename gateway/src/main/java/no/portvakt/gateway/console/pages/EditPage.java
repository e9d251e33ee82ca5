package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.profiles.load.Problem;

/**
 * A document as text, with what is wrong in it.
 *
 * @param numbered the text line by line, when something is wrong in it
 */
public record EditPage(String title, String document, String yaml, String note, List<Fault> faults, List<Line> numbered)
        implements Page {

    public EditPage {
        faults = List.copyOf(faults);
        numbered = List.copyOf(numbered);
    }

    static EditPage of(String title, String document, String yaml, String note, List<Problem> problems) {
        var faults = problems.stream()
                .map(problem -> new Fault(
                        problem.line(),
                        problem.file().equals(document) ? "" : problem.file(),
                        problem.key(),
                        problem.message(),
                        String.join(", ", problem.choices())))
                .toList();
        var lines = yaml.lines().toList();
        var numbered = faults.isEmpty()
                ? List.<Line>of()
                : IntStream.range(0, lines.size())
                        .mapToObj(index -> new Line(
                                index + 1,
                                lines.get(index),
                                faults.stream().anyMatch(fault -> fault.file().isEmpty() && fault.line() == index + 1)))
                        .toList();
        return new EditPage(title, document, yaml, note, faults, numbered);
    }

    @Override
    public String template() {
        return "edit";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.OVERVIEW);
    }

    /**
     * One thing that is wrong.
     *
     * @param file empty if it is in this document
     */
    public record Fault(int line, String file, String key, String message, String choices) {}

    /** One line of the text. */
    public record Line(int number, String text, boolean wrong) {}
}
