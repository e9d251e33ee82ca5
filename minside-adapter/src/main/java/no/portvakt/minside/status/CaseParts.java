package no.portvakt.minside.status;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.EmptyHandling;

/** What hangs on cases, each kind read with one question however many cases are asked for. */
record CaseParts(
        Map<UUID, List<MilestoneRow>> milestones,
        Map<UUID, List<DeadlineRow>> deadlines,
        Map<UUID, List<DocumentRow>> documents) {

    static CaseParts of(Handle handle, Collection<UUID> cases) {
        return new CaseParts(
                rows(handle, MilestoneRow.class, "milestone", "sequence", cases).stream()
                        .collect(groupingBy(MilestoneRow::caseId)),
                rows(handle, DeadlineRow.class, "case_deadline", "due_on, kind", cases).stream()
                        .collect(groupingBy(DeadlineRow::caseId)),
                rows(handle, DocumentRow.class, "case_document", "sequence, name", cases).stream()
                        .collect(groupingBy(DocumentRow::caseId)));
    }

    private static <R> List<R> rows(Handle handle, Class<R> type, String table, String order, Collection<UUID> cases) {
        return handle.createQuery("select * from <table> where case_id in (<cases>) order by <order>")
                .define("table", table)
                .define("order", order)
                .bindList(EmptyHandling.NULL_KEYWORD, "cases", List.copyOf(cases))
                .map(ConstructorMapper.of(type))
                .list();
    }

    List<MilestoneRow> milestones(UUID id) {
        return milestones.getOrDefault(id, List.of());
    }

    List<DeadlineRow> deadlines(UUID id) {
        return deadlines.getOrDefault(id, List.of());
    }

    List<DocumentRow> documents(UUID id) {
        return documents.getOrDefault(id, List.of());
    }
}
