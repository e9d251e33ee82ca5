package no.portvakt.demo.identity;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a document as whoever opens the envelopes does. */
final class PrintedLetters {

    private static final Pattern CODE = Pattern.compile("(?:^| )(\\d{1,2}) ([A-Z0-9]{5,12})(?= |$)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("Prøve Brev(\\d+)x");

    private PrintedLetters() {}

    static int pagesOf(byte[] document) throws IOException {
        try (var pages = Loader.loadPDF(document)) {
            return pages.getNumberOfPages();
        }
    }

    /** The numbered codes of each letter to a "Prøve Brev7x", by that number. */
    static Map<Integer, List<String>> in(byte[] document) throws IOException {
        var letters = new HashMap<Integer, List<String>>();
        try (var pages = Loader.loadPDF(document)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            for (int page = 1; page <= pages.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                read(stripper.getText(pages), letters);
            }
        }
        return letters;
    }

    private static void read(String page, Map<Integer, List<String>> letters) {
        var name = NAME.matcher(page);
        if (name.find()) {
            var byNumber = new TreeMap<Integer, String>();
            CODE.matcher(page).results().forEach(code -> byNumber.put(Integer.parseInt(code.group(1)), code.group(2)));
            letters.put(Integer.parseInt(name.group(1)), List.copyOf(byNumber.values()));
        }
    }
}
