package no.portvakt.minside.print;

import java.util.List;
import no.portvakt.minside.person.Language;

/**
 * What a document says, in one language. Prints without it.
 *
 * @param lead a sentence under the title
 * @param lines in the order in which they stand
 */
public record Sheet(Language language, String title, String lead, List<Line> lines) {

    public Sheet {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "Sheet[lines=" + lines.size() + "]";
    }

    /**
     * One thing that it says.
     *
     * @param note where that comes from; empty if that goes without saying
     */
    public record Line(String label, String value, String note) {

        @Override
        public String toString() {
            return "Line[***]";
        }
    }
}
