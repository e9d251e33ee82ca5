package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Codes of twelve characters, which nothing else looks like by chance, and where they are looked for. */
final class PlantedCodes {

    private static final int LENGTH = 12;

    private final Set<String> codes;

    PlantedCodes(Collection<String> codes) {
        this.codes = Set.copyOf(codes);
        assertThat(this.codes).allMatch(code -> code.length() == LENGTH);
    }

    int size() {
        return codes.size();
    }

    /** Whether one of them stands in these bytes, whatever is around it. */
    boolean in(InputStream bytes) throws IOException {
        var window = new StringBuilder(LENGTH);
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            boolean possible = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z');
            if (!possible) {
                window.setLength(0);
                continue;
            }
            if (window.length() == LENGTH) {
                window.deleteCharAt(0);
            }
            window.append((char) b);
            if (window.length() == LENGTH && codes.contains(window.toString())) {
                return true;
            }
        }
        return false;
    }

    boolean in(String text) throws IOException {
        try (var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
            return in(bytes);
        }
    }

    /** Files under a folder, written to since then, that hold one of them; other programs may come and go there. */
    List<Path> under(Path folder, FileTime since) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && attributes.lastModifiedTime().compareTo(since) >= 0
                        && Files.isReadable(file)) {
                    try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
                        if (in(bytes)) {
                            found.add(file);
                        }
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Tables of a database that hold one of them in any column, as a dump would show it. */
    List<String> tablesOf(DataSource database) throws SQLException, IOException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var tables = tables(statement);
            assertThat(tables).contains("portvakt_pin_code", "portvakt_pin_letter");
            for (var table : tables) {
                if (isIn(statement, table)) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private boolean isIn(Statement statement, String table) throws SQLException, IOException {
        try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
                if (in(rows.getString(1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery(
                "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
