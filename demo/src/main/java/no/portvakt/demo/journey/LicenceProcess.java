package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.processes.DemoSystem;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Element;

/**
 * The first process without paper: <em>ambulerende skjenkebevilling</em>, a licence to serve alcohol at single events, from
 * a form that is filled in beforehand to the decision that the citizen reads. People's part is played; how long the
 * machines take is measured.
 */
public final class LicenceProcess {

    private static final String SERVICE = "skjenkebevilling";
    private static final String DESK = "/saksbehandling";
    private static final Duration FOR_STATUS = Duration.ofSeconds(8);

    private final Traveller traveller;
    private final Stopwatch stopwatch = new Stopwatch();
    private String caseNumber = "";

    private LicenceProcess(Traveller traveller) {
        this.traveller = traveller;
    }

    /** The whole of it with a citizen of its own, made at random. */
    public static Played with(DemoSystem system, CitizenOffice office, OptionalInt sabotaged) {
        var process = new LicenceProcess(new Traveller(system, office));
        return new Played(
                new Journey(
                        List.of(
                                new Step("logged in with a PIN letter, the form opens", process::opened),
                                new Step("it is filled in from the municipality's systems", process::filledIn),
                                new Step("sending takes the smart card, and nothing more", process::raised),
                                new Step("sent, with a receipt and a case in the archive", process::sent),
                                new Step("the caseworker has it on her desk, the citizen a date", process::onTheDesk),
                                new Step("one click grants it", process::granted),
                                new Step("the citizen reads the decision", process::read),
                                new Step("she sees who looked, and that it was fetched", process::loggedForHer)),
                        sabotaged),
                process.stopwatch);
    }

    /** Sabotage: the letter was revoked. */
    private String opened(boolean broken) {
        if (broken) {
            traveller.office().revokeLetter(traveller.citizen());
        }
        var login = traveller.open("minside", "/skjema/" + SERVICE);
        var page = LoginPages.byPin(traveller.browser(), login, traveller.citizen());
        unless(
                page.status() == 200 && page.address().getPath().equals("/skjema/" + SERVICE),
                "log-in leads back to the form, was " + page);
        return "200, acr=" + traveller.session("minside").acr();
    }

    /** Sabotage: the registers are down. */
    private String filledIn(boolean broken) {
        if (broken) {
            traveller.simulators().registers().close();
        }
        var form = PrefilledPage.opened(traveller, SERVICE);
        var resident = traveller.citizen().resident();
        var association = resident.association()
                .orElseThrow(() -> new Unexpected("this citizen has no association to apply for"));
        return String.join(
                "; ",
                form.fetched("applicant.name", resident.familyName()),
                form.fetched("organisation.name", association.name()),
                form.fetched("licence.number", association.licence()),
                form.fetched("earlier.phone", association.phone()));
    }

    /** Sabotage: the card was revoked. */
    private String raised(boolean broken) {
        if (broken) {
            traveller.insert(traveller.office().revokedCard(traveller.citizen()));
        }
        var form = PrefilledPage.opened(traveller, SERVICE).page();
        var link = form.document().select("a[href*=\"level=4\"]").stream()
                .findFirst()
                .orElseThrow(() -> new Unexpected("the form says how to raise the level, " + form));
        var asked = traveller.browser().follow(form, link);
        unless(
                !LoginPages.asksForNumber(asked) && !LoginPages.asksForCode(asked),
                "only the smart card is asked for, was " + asked);
        var page = LoginPages.showCard(traveller.browser(), asked, traveller.cardPort());
        unless(
                page.status() == 200 && page.address().getPath().equals("/skjema/" + SERVICE),
                "the card leads back to the form, was " + page);
        return "only the card asked for; back at the form, acr="
                + traveller.session("minside").acr();
    }

    /** Sabotage: the archive refuses. */
    private String sent(boolean broken) {
        traveller.simulators().archive().refuse(broken);
        var form = PrefilledPage.opened(traveller, SERVICE);
        stopwatch.sent();
        var receipt = form.send();
        caseNumber = traveller.caseNumberOn(receipt);
        stopwatch.filed();
        int entries = traveller.simulators().archive().journalEntries(caseNumber);
        unless(entries == 1, "the case has one journal entry, was " + entries);
        return "receipt %d with case %s".formatted(receipt.status(), caseNumber);
    }

    /** Sabotage: she looks at the desk of a fagsystem that has no such case. */
    private String onTheDesk(boolean broken) {
        var desk = desk();
        var key = broken ? UUID.randomUUID().toString() : traveller.submission();
        var waiting = desk.document().select("article[data-case=\"" + key + "\"]");
        unless(waiting.size() == 1, "the application waits on the desk, was " + waiting.size() + " times there");
        unless(
                waiting.text().contains(traveller.citizen().resident().familyName()),
                "the caseworker reads who applies");
        var page = casePage();
        unless(statusOf(page).equals("Under behandling"), "the citizen sees so, was " + statusOf(page));
        var promised = fact(page, "Du får svar innen");
        return "on the desk as %s; the citizen sees: %s, an answer by %s"
                .formatted(caseNumber, statusOf(page), promised);
    }

    /** Sabotage: the click is for another case. */
    private String granted(boolean broken) {
        var desk = desk();
        var form = desk.document().select("article[data-case=\"" + traveller.submission() + "\"] form").forms().stream()
                .findFirst()
                .orElseThrow(() -> new Unexpected("no button for the case on " + desk));
        stopwatch.clicked();
        var answer = traveller
                .browser()
                .submit(desk, form, broken ? Map.of("sak", UUID.randomUUID().toString()) : Map.of());
        var said = answer.document().select("[role=status]").text();
        unless(said.endsWith("recorded"), "MinSide takes the decision, was '" + said + "'");
        return said;
    }

    /** Sabotage: the letter is looked for on another case. */
    private String read(boolean broken) {
        var page = Patience.until(FOR_STATUS, () -> java.util.Optional.of(casePage())
                        .filter(seen -> statusOf(seen).equals("Vedtatt")))
                .orElseThrow(() -> new Unexpected("the case is not decided after " + FOR_STATUS));
        var letter = page.document().select("a[href*=\"/dokument/\"]").stream()
                .findFirst()
                .orElseThrow(() -> new Unexpected("the case has a letter, " + page));
        if (broken) {
            letter.attr(
                    "href",
                    letter.attr("href")
                            .replace(traveller.submission(), UUID.randomUUID().toString()));
        }
        var saved = traveller.browser().save(page, letter);
        unless(saved.status() == 200, "the letter can be opened, was " + saved.status());
        stopwatch.read();
        var text = textOf(saved.bytes());
        unless(text.contains("Sak " + caseNumber), "the letter is about this case");
        unless(text.contains(traveller.citizen().resident().familyName()), "the letter is to her who applied");
        return "Vedtatt; letter of %d bytes, %s; she may complain until %s"
                .formatted(saved.content().remaining(), saved.type(), fact(page, "Klagefrist"));
    }

    /** Sabotage: somebody else looks at her own log. */
    private String loggedForHer(boolean broken) {
        if (broken) {
            LoginPages.byPin(
                    traveller.othersBrowser(),
                    traveller.othersBrowser().open(traveller.on("minside", "/tilgangslogg")),
                    traveller.other());
        }
        var browser = broken ? traveller.othersBrowser() : traveller.browser();
        var text = browser.open(traveller.on("minside", "/tilgangslogg")).text();
        for (var looked : List.of("ePortal", "K2000", "e24/7", "Vi hentet et dokument fra arkivet")) {
            unless(text.contains(looked), "her access log tells of " + looked);
        }
        return "look-ups at ePortal, K2000 and e24/7, and the letter, stand in her access log";
    }

    private Page desk() {
        return traveller.browser().open(traveller.caseworkersDesk(DESK));
    }

    private Page casePage() {
        var page = traveller.open("minside", "/saker/" + traveller.submission());
        unless(page.status() == 200, "the citizen sees the case, was " + page);
        return page;
    }

    private static String statusOf(Page page) {
        return page.document().select(".ds-tag").stream()
                .map(Element::text)
                .findFirst()
                .orElse("");
    }

    private static String fact(Page page, String name) {
        return page.document().select(".pv-facts div").stream()
                .filter(pair -> pair.select("dt").text().equals(name))
                .map(pair -> pair.select("dd").text())
                .findFirst()
                .orElseThrow(() -> new Unexpected("the case says '" + name + "'"));
    }

    private static String textOf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException broken) {
            throw new UncheckedIOException("the letter is no PDF", broken);
        }
    }

    /** A journey, and what was measured on it. */
    public record Played(Journey journey, Stopwatch stopwatch) {}

    /** When the machines had work, by the clock on the wall. One thread. */
    public static final class Stopwatch {

        private Instant sent = Instant.EPOCH;
        private Instant filed = Instant.EPOCH;
        private Instant clicked = Instant.EPOCH;
        private Instant read = Instant.EPOCH;

        private void sent() {
            sent = Instant.now();
        }

        private void filed() {
            filed = Instant.now();
        }

        private void clicked() {
            clicked = Instant.now();
        }

        private void read() {
            read = Instant.now();
        }

        /** From sending to the case's number. */
        public Duration toTheArchive() {
            return Duration.between(sent, filed);
        }

        /** From the caseworker's click to the letter in the citizen's hands. */
        public Duration toTheCitizen() {
            return Duration.between(clicked, read);
        }
    }
}
