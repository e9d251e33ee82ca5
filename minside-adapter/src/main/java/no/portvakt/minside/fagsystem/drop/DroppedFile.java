package no.portvakt.minside.fagsystem.drop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.trust.identity.NationalId;

/** A dropped file, read: one row for each person. Holds personal data of many, tells of one, and prints none. */
public final class DroppedFile {

    private final Map<NationalId, Entry> entries;
    private final int rows;
    private final int withoutNumber;
    private final List<String> remarks;

    DroppedFile(Map<NationalId, Entry> entries, int rows, int withoutNumber, List<String> remarks) {
        this.entries = Map.copyOf(entries);
        this.rows = rows;
        this.withoutNumber = withoutNumber;
        this.remarks = List.copyOf(remarks);
    }

    /** What stands in it of one person: of her own row, or nothing. */
    public Found of(NationalId person) {
        return switch (Optional.ofNullable(entries.get(person)).orElse(Entry.None.NONE)) {
            case Entry.Of(var row) -> new Found.Row(row.said());
            case Entry.Twice() -> new Found.Several();
            case Entry.None none -> withoutNumber > 0 ? new Found.Unsure(withoutNumber) : new Found.Nobody();
        };
    }

    /** How many there are, without a header. */
    public int rows() {
        return rows;
    }

    /** Rows that cannot be answered from, by their number; without personal data. */
    public List<String> remarks() {
        return remarks;
    }

    @Override
    public String toString() {
        return "DroppedFile[rows=" + rows + "]";
    }

    /** What is kept under a number. */
    sealed interface Entry {

        record Of(KeptRow row) implements Entry {}

        record Twice() implements Entry {}

        enum None implements Entry {
            NONE
        }
    }

    /** A row as it is kept. Prints without what stands in it. */
    @FunctionalInterface
    interface KeptRow {

        Said said();
    }
}
