package no.portvakt.minside.removal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Where something of a case is kept. Every method runs in the caller's transaction. */
enum Remains {
    // In the order in which they can be deleted: each before what it refers to.
    CASE_DEADLINE("case_id"),
    CASE_DOCUMENT("case_id"),
    MILESTONE("case_id"),
    NOTICE("case_id"),
    ARCHIVE_CASE("case_id"),
    DELIVERY_RECEIPT("case_id"),
    INBOX_EVENT("case_id"),
    OUTBOX("submission_id"),
    SUBMISSION("id"),
    CITIZEN_CASE("id");

    private final String column;

    Remains(String column) {
        this.column = column;
    }

    /** The table's name. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String column() {
        return column;
    }

    /** Deletes everything; how much that was, by table: {@code milestone 4, citizen_case 1}. */
    static String delete(Handle handle, UUID caseId) {
        List<String> held = new ArrayList<>();
        for (var kind : values()) {
            int rows = handle.createUpdate("delete from <table> where <column> = :case")
                    .define("table", kind.table())
                    .define("column", kind.column())
                    .bind("case", caseId)
                    .execute();
            if (rows > 0) {
                held.add(kind.table() + " " + rows);
            }
        }
        return String.join(", ", held);
    }

    /** Removed cases of which there is a row in this table. */
    List<UUID> left(Handle handle) {
        return handle.createQuery(
                        "select distinct r.case_id from removed_case r join <table> t on t.<column> = r.case_id order by 1")
                .define("table", table())
                .define("column", column)
                .mapTo(UUID.class)
                .list();
    }
}
