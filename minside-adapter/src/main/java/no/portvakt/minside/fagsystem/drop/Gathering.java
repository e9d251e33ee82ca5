package no.portvakt.minside.fagsystem.drop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.trust.identity.NationalId;

/** Rows, as they are read. A number that stands twice has no row at all: neither of them is guessed to be right. */
final class Gathering {

    private static final int MOST_SAID = 20;

    private final Map<NationalId, DroppedFile.Entry> entries = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int unsaid;
    private int rows;
    private int withoutNumber;

    /**
     * Takes a row.
     *
     * @param at its number, for what is said of it
     * @param person what stands where the national id number should
     */
    void row(long at, String person, DroppedFile.KeptRow row) {
        rows++;
        NationalId.parse(person)
                .ifPresentOrElse(
                        number -> {
                            if (entries.putIfAbsent(number, new DroppedFile.Entry.Of(row)) != null) {
                                entries.put(number, new DroppedFile.Entry.Twice());
                                remark("row " + at + ": a person who has a row already");
                            }
                        },
                        () -> {
                            withoutNumber++;
                            remark("row " + at + ": no national id number that can be read");
                        });
    }

    private void remark(String what) {
        if (remarks.size() < MOST_SAID) {
            remarks.add(what);
        } else {
            unsaid++;
        }
    }

    /** Something for which all of the file is refused. */
    void problem(String what) {
        if (problems.size() < MOST_SAID) {
            problems.add(what);
        }
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    int rows() {
        return rows;
    }

    Reading reading() {
        if (hasProblems()) {
            return new Reading.Unreadable(problems);
        }
        if (unsaid > 0) {
            remarks.add("and " + unsaid + " rows more");
        }
        return new Reading.Whole(new DroppedFile(entries, rows, withoutNumber, remarks));
    }
}
