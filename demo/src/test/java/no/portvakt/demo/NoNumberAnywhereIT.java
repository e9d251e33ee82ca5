package no.portvakt.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.demo.journey.CitizenJourney;
import no.portvakt.demo.processes.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a journey, the citizens' numbers stand in no log and in no column that can be read without a key. */
class NoNumberAnywhereIT {

    private static Set<String> needles = Set.of();

    @BeforeAll
    static void go() {
        CitizenJourney.with(WholeSystem.system(), WholeSystem.office(), OptionalInt.empty())
                .go(report -> {});
        needles = WholeSystem.office().enrolled().stream()
                .flatMap(person -> Needles.of(person).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void shouldLeaveNoNumberInAnyLog() throws IOException {
        var logs = WholeSystem.system().plan().state().root().resolve("logs");
        var read = new ArrayList<String>();
        try (var files = Files.walk(logs)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                read.add(file.getFileName().toString());
                assertThat(found(file)).as("numbers in %s", file).isEmpty();
            }
        }
        assertThat(read).contains("gateway.log", "minside-adapter.log", "keycloak.log", "postgres.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {Postgres.KEYCLOAK, Postgres.MINSIDE})
    void shouldLeaveNoNumberInAnyColumn(String database) throws SQLException {
        try (var connection = WholeSystem.system().postgres().database(database).getConnection()) {
            var tables = tables(connection);
            assertThat(tables).hasSizeGreaterThan(3);
            for (var table : tables) {
                assertThat(found(connection, table)).as("numbers in %s", table).isEmpty();
            }
        }
    }

    private static List<String> found(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return needles.stream().filter(text::contains).toList();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select quote_ident(table_schema) || '.' || quote_ident(table_name)"
                        + " from information_schema.tables where table_type = 'BASE TABLE'"
                        + " and table_schema not in ('pg_catalog', 'information_schema')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static List<String> found(Connection connection, String table) throws SQLException {
        var hits = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
                var row = rows.getString(1);
                needles.stream().filter(row::contains).forEach(hits::add);
            }
        }
        return hits;
    }
}
