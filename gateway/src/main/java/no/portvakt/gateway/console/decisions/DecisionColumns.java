package no.portvakt.gateway.console.decisions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.observe.DecisionLine;
import org.jdbi.v3.core.Handle;

/** A batch as columns, so that thousands of rows are one statement. Dictionary numbers are had before the transaction. */
final class DecisionColumns {

    private static final String INSERT =
            "insert into decision (at, sequence, policy, feed, shape, finding, age, correlation, person)"
                    + " select at, sequence, policy, ?, shape, finding, age, correlation, person"
                    + " from unnest(?, ?, ?, ?, ?, ?, ?, ?)"
                    + " as row (at, sequence, policy, shape, finding, age, correlation, person)";

    private final Map<Long, Integer> shapes = new HashMap<>();
    private final Map<Long, Integer> findings = new HashMap<>();

    DecisionColumns(Dictionary dictionary, List<DecisionLine> lines) {
        for (var line : lines) {
            if (line instanceof DecisionLine.Decision decision) {
                shapes.put(decision.sequence(), dictionary.shapeOf(decision));
                findings.put(decision.sequence(), dictionary.findingOf(decision));
            }
        }
    }

    /** What is not known stays null in its column. */
    void insert(Handle handle, int feed, List<DecisionLine.Decision> rows, List<Optional<byte[]>> persons) {
        int size = rows.size();
        if (size == 0) {
            return;
        }
        var at = new OffsetDateTime[size];
        var sequences = new Long[size];
        var policies = new Long[size];
        var shape = new Integer[size];
        var finding = new Integer[size];
        var ages = new Integer[size];
        var correlations = new UUID[size];
        var hashes = new byte[size][];
        for (int i = 0; i < size; i++) {
            var row = rows.get(i);
            at[i] = OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC);
            sequences[i] = row.sequence();
            policies[i] = row.policyVersion();
            shape[i] = shapes.get(row.sequence());
            finding[i] = findings.get(row.sequence());
            if (row.age().isPresent()) {
                ages[i] = Math.toIntExact(row.age().get().toSeconds());
            }
            correlations[i] = DecisionIntake.uuidOf(row.correlation().value());
            if (persons.get(i).isPresent()) {
                hashes[i] = persons.get(i).get();
            }
        }
        insert(handle.getConnection(), feed, at, sequences, policies, shape, finding, ages, correlations, hashes);
    }

    private static void insert(Connection connection, int feed, Object[]... columns) {
        String[] types = {"timestamptz", "int8", "int8", "int4", "int4", "int4", "uuid", "bytea"};
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setInt(1, feed);
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 2, connection.createArrayOf(types[i], columns[i]));
            }
            statement.executeUpdate();
        } catch (SQLException broken) {
            throw new IllegalStateException("decisions could not be kept", broken);
        }
    }
}
