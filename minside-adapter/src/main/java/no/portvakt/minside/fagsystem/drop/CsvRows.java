package no.portvakt.minside.fagsystem.drop;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.FileFormat;
import no.portvakt.minside.fagsystem.connector.FileLimits;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a file of separated cells. Of the columns only those are kept that the connector names. */
final class CsvRows {

    private final FileFormat.Csv csv;
    private final FileLimits limits;
    private final Gathering gathering = new Gathering();

    CsvRows(FileFormat.Csv csv, FileLimits limits) {
        this.csv = csv;
        this.limits = limits;
    }

    Reading read(String text) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(csv.delimiter())
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                return new Reading.Unreadable(List.of("is empty: not even a header"));
            }
            var header = records.next().toList().stream().map(String::strip).toList();
            header(header);
            while (!gathering.hasProblems() && records.hasNext()) {
                row(header, records.next());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException misshapen) {
            // Without its message, which quotes the file.
            gathering.problem("quotes that do not match, in the row after " + (gathering.rows() + 1));
        }
        return gathering.reading();
    }

    private void header(List<String> header) {
        if (header.size() > limits.columns()) {
            gathering.problem("has " + header.size() + " columns, and may have " + limits.columns());
            return;
        }
        Set<String> seen = new HashSet<>();
        for (var name : header) {
            if (!seen.add(name) && csv.columns().contains(name)) {
                gathering.problem("has the column " + name + " twice");
            }
        }
        csv.columns().stream()
                .filter(name -> !seen.contains(name))
                .forEach(name -> gathering.problem("does not have the column " + name));
    }

    private void row(List<String> header, CSVRecord cells) {
        long at = cells.getRecordNumber();
        if (gathering.rows() >= limits.rows()) {
            gathering.problem("has more than " + limits.rows() + " rows");
        } else if (cells.size() != header.size()) {
            gathering.problem("row " + at + " has " + cells.size() + " cells, the header " + header.size());
        } else if (length(cells) > limits.row()) {
            gathering.problem("row " + at + " has more than " + limits.row() + " characters");
        } else {
            var kept = csv.columns().stream()
                    .map(name -> cells.get(header.indexOf(name)))
                    .toList();
            gathering.row(at, kept.get(csv.columns().indexOf(csv.person())), () -> said(kept));
        }
    }

    private static long length(CSVRecord cells) {
        return cells.stream().mapToLong(String::length).sum();
    }

    /** As a row of a view is: by the names of its columns. */
    private Said said(List<String> kept) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < kept.size(); i++) {
            row.put(csv.columns().get(i), kept.get(i));
        }
        return new Said.Json(row);
    }
}
