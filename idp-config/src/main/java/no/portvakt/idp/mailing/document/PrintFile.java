package no.portvakt.idp.mailing.document;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Letters for whoever sets the pages: CSV in UTF-8, a letter a line, columns named in the first. */
public final class PrintFile implements LetterDocument {

    private static final int ADDRESS_LINES = 5;

    @Override
    public byte[] print(LetterFrame frame, List<LetterToPrint> letters) {
        int codes =
                letters.stream().mapToInt(letter -> letter.codes().size()).max().orElse(0);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setHeader(columns(codes))
                .get();
        try (var text = new StringWriter();
                var csv = new CSVPrinter(text, format)) {
            for (var letter : letters) {
                csv.printRecord(line(frame, letter));
            }
            csv.flush();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("a print file cannot be made", broken);
        }
    }

    private static String[] columns(int codes) {
        return Stream.of(
                        Stream.of("letter", "purpose", "language", "date", "sender", "site"),
                        IntStream.rangeClosed(1, ADDRESS_LINES).mapToObj(i -> "address" + i),
                        IntStream.rangeClosed(1, codes).mapToObj(i -> "code" + i))
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    private static List<String> line(LetterFrame frame, LetterToPrint letter) {
        var values = new ArrayList<>(List.of(
                Integer.toString(letter.number()),
                letter.setsPassword() ? "first" : "renewal",
                frame.language().name(),
                frame.date().toString(),
                frame.sender(),
                frame.site()));
        var address = letter.to().lines();
        for (int i = 0; i < ADDRESS_LINES; i++) {
            values.add(i < address.size() ? address.get(i) : "");
        }
        values.addAll(letter.codes());
        return values;
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8";
    }

    @Override
    public String extension() {
        return "csv";
    }
}
