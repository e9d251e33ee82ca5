package no.portvakt.minside.fagsystem.drop;

import java.util.List;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.connector.FileFormat;
import no.portvakt.minside.fagsystem.connector.Transport;

/** Reads what stands in a dropped file, as its connector says. Thread-safe. */
public final class DropReader {

    private final Transport.Drop drop;
    private final AnswerReader answers;

    public DropReader(Transport.Drop drop, AnswerReader answers) {
        this.drop = drop;
        this.answers = answers;
    }

    /** All of it or nothing: half a file would say of those in the other half that nothing is known of them. */
    public Reading read(byte[] bytes) {
        return switch (drop.format()) {
            case FileFormat.Csv csv ->
                switch (StrictText.of(bytes, csv.charset())) {
                    case StrictText.Refused(var problem) -> new Reading.Unreadable(List.of(problem));
                    case StrictText.Text(var text) -> new CsvRows(csv, drop.bounds()).read(text);
                };
            case FileFormat.Xml xml -> new XmlRows(xml, drop.bounds(), answers).read(bytes);
        };
    }
}
