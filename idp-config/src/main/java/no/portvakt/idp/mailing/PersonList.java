package no.portvakt.idp.mailing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.trust.identity.NationalId;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Persons by national id number, from a file or standard input: CSV with the number in the first column, {@code ;}
 * between columns, a heading if the first cell has no digit. Nothing of a bad line is ever repeated.
 *
 * @param problems every line that cannot be used
 */
public record PersonList(List<Entry> persons, List<Problem> problems) {

    private static final int LONGEST_CELL = 64;

    public PersonList {
        persons = List.copyOf(persons);
        problems = List.copyOf(problems);
    }

    /** A person, and the line that names her. */
    public record Entry(long line, NationalId person) {}

    /** What is wrong with a line, without what stands in it. */
    public record Problem(long line, String why) {}

    /** Reads all of it, however many lines are bad. */
    public static PersonList read(Reader text) throws IOException {
        var reading = new Reading();
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (var csv = format.parse(text)) {
            for (var line : csv) {
                reading.take(line, csv.getCurrentLineNumber());
            }
        } catch (UncheckedIOException broken) {
            if (!(broken.getCause() instanceof CSVException)) {
                throw broken.getCause();
            }
            reading.problems.add(new Problem(reading.last + 1, "the file is no CSV from here on"));
        }
        return new PersonList(reading.persons, reading.problems);
    }

    private static final class Reading {

        private final List<Entry> persons = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final Map<NationalId, Long> seen = new HashMap<>();
        private long last;

        void take(CSVRecord line, long at) {
            last = at;
            var cell = line.get(0).replace("\ufeff", "");
            if (line.getRecordNumber() == 1 && cell.chars().noneMatch(Character::isDigit)) {
                return;
            }
            var person = Optional.of(cell)
                    .filter(text -> text.length() <= LONGEST_CELL)
                    .flatMap(NationalId::parse);
            if (person.isEmpty()) {
                problems.add(new Problem(at, "not a national id number"));
                return;
            }
            var before = seen.putIfAbsent(person.get(), at);
            if (before == null) {
                persons.add(new Entry(at, person.get()));
            } else {
                problems.add(new Problem(at, "the same person as on line " + before));
            }
        }
    }
}
