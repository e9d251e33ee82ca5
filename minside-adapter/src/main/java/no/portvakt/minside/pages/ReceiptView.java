package no.portvakt.minside.pages;

import java.util.Optional;
import no.portvakt.minside.submission.Receipt;

/** What the citizen gets for a form: its number, or the promise of one. */
public record ReceiptView(
        String title, String form, String received, Optional<String> caseNumber, String caseLink, String ownLink)
        implements Page {

    static final String FOLDER = "/kvittering";

    static ReceiptView of(Visit visit, Receipt receipt) {
        return new ReceiptView(
                visit.texts().of("receiptTitle"),
                receipt.title().in(visit.language()),
                Moments.dayAndTime(receipt.received(), visit.language()),
                receipt.caseNumber(),
                CaseDetail.pathOf(receipt.id()),
                pathOf(receipt.id()));
    }

    static String pathOf(String id) {
        return FOLDER + "/" + id;
    }

    @Override
    public String template() {
        return "receipt";
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.CASES);
    }
}
