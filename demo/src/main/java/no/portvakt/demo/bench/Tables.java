package no.portvakt.demo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The adapter's tables, looked at and filled past the adapter. */
record Tables(DataSource database) {

    void run(String... statements) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException("PostgreSQL refused", broken);
        }
    }

    long count(String table) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot count " + table, broken);
        }
    }

    /** What stands in the first column of the first row. */
    String text(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException("PostgreSQL refused", broken);
        }
    }

    /** All rows of a table, as they are. */
    List<List<Object>> rows(String table) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select * from " + table)) {
            int columns = found.getMetaData().getColumnCount();
            var rows = new ArrayList<List<Object>>();
            while (found.next()) {
                var row = new ArrayList<Object>();
                for (int column = 1; column <= columns; column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException broken) {
            throw new IllegalStateException("cannot read " + table, broken);
        }
    }

    /** Inserts rows as plainly as JDBC can: so many in a batch, each batch a transaction, on so many connections. */
    void insert(String table, List<List<Object>> rows, int inBatch, int connections) {
        var columns = rows.getFirst().size();
        var sql = "insert into %s values (%s)"
                .formatted(
                        table,
                        String.join(
                                ", ",
                                IntStream.range(0, columns).mapToObj(_ -> "?").toList()));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = IntStream.range(0, connections)
                    .<Callable<Void>>mapToObj(worker -> () -> insertEvery(worker, connections, sql, rows, inBatch))
                    .toList();
            for (var done : workers.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while inserting", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("cannot insert into " + table, broken.getCause());
        }
    }

    private Void insertEvery(int first, int step, String sql, List<List<Object>> rows, int inBatch)
            throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int batch = first; batch * inBatch < rows.size(); batch += step) {
                insert(connection, sql, rows.subList(batch * inBatch, Math.min(rows.size(), (batch + 1) * inBatch)));
            }
        }
        return null;
    }

    private static void insert(Connection connection, String sql, List<List<Object>> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                for (int column = 0; column < row.size(); column++) {
                    statement.setObject(column + 1, row.get(column));
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }
}
