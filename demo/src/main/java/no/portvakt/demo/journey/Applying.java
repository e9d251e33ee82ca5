package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import no.portvakt.demo.browsing.Page;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Steps 4 to 6: a prefilled form, its receipt, and how the case goes on. */
final class Applying {

    private static final String FORM = "/skjema/barnehage";
    private static final String FAILING_FIELD = "contact.mobile";
    private static final Duration FOR_ARCHIVE = Duration.ofSeconds(12);
    private static final Duration FOR_STATUS = Duration.ofSeconds(8);

    private final Traveller traveller;

    Applying(Traveller traveller) {
        this.traveller = traveller;
    }

    /** Sabotage: the registers are down. */
    String prefilledForm(boolean broken) {
        if (broken) {
            traveller.simulators().registers().close();
        }
        var page = traveller.open("minside", FORM);
        unless(page.status() == 200, "the form opens, was " + page);
        var resident = traveller.citizen().resident();
        var evidence = new ArrayList<String>();
        evidence.add(fetched(page, "applicant.name", resident.familyName()));
        evidence.add(fetched(page, "applicant.address", resident.street()));
        evidence.add(fetched(page, "child.name", resident.childName()));
        evidence.add(notFetched(page));
        return String.join("; ", evidence);
    }

    /** Sabotage: the archive refuses. */
    String sentAndArchived(boolean broken) {
        traveller.simulators().archive().refuse(broken);
        var receipt = send();
        var shown = Patience.until(
                        FOR_ARCHIVE, () -> caseNumber(traveller.browser().open(receipt.address())))
                .orElseThrow(() -> new Unexpected("the receipt shows no case number after " + FOR_ARCHIVE));
        var archived = traveller
                .simulators()
                .archive()
                .caseNumber("portvakt", traveller.submission())
                .orElse("none");
        unless(shown.equals(archived), "the receipt's number %s stands in the archive (%s)".formatted(shown, archived));
        int entries = traveller.simulators().archive().journalEntries(archived);
        unless(entries == 1, "the case has one journal entry, was " + entries);
        return "receipt %d with case %s; the archive has %s with 1 journal entry"
                .formatted(receipt.status(), shown, archived);
    }

    /** Fills in what the registers left open, sends it, and gives the receipt. */
    Page send() {
        var page = traveller.open("minside", FORM);
        var form = page.document().forms().stream()
                .filter(candidate -> candidate.attr("method").equalsIgnoreCase("post"))
                .filter(candidate ->
                        !candidate.select("[name=child.name], [data-path]").isEmpty())
                .findFirst()
                .orElseThrow(() -> new Unexpected("no form on " + page));
        var receipt = traveller.browser().submit(page, form, answers(form));
        unless(receipt.status() == 200, "the form is accepted, was " + receipt + mistakes(receipt));
        unless(
                receipt.address().getPath().startsWith("/kvittering/"),
                "sending leads to the receipt, was " + receipt + mistakes(receipt));
        traveller.sent(receipt.address().getPath().substring("/kvittering/".length()));
        return receipt;
    }

    /** Sabotage: the fagsystem speaks of another case. */
    String statusFollows(boolean broken) {
        var before = statusOf(casePage());
        unless(before.equals("Mottatt"), "the case starts as Mottatt, was '" + before + "'");
        var subject = broken ? UUID.randomUUID().toString() : traveller.submission();
        var event = "oppad-" + UUID.randomUUID();
        var first = traveller.simulators().oppad().tell(event, subject, "B", 1);
        unless(first.equals("recorded"), "the event is recorded, was '" + first + "'");
        var after = Patience.until(FOR_STATUS, () -> List.of(statusOf(casePage())).stream()
                        .filter(status -> !status.equals(before))
                        .findFirst())
                .orElse(before);
        unless(after.equals("Under behandling"), "the case becomes Under behandling, was '" + after + "'");
        var steps = timeline(casePage());
        var second = traveller.simulators().oppad().tell(event, subject, "B", 1);
        unless(second.equals("duplicate"), "the same event again is a duplicate, was '" + second + "'");
        unless(timeline(casePage()).equals(steps), "the same event again changes nothing");
        return "%s, event %s, %s; again: %s; national portal: %s"
                .formatted(before, first, after, second, inPortal(after));
    }

    private String inPortal(String status) {
        var page = traveller.open("norge", "/mine/");
        unless(
                page.status() == 200 && page.address().getHost().equals("norge.localhost"),
                "the portal opens without another log-in, was " + page);
        unless(page.text().contains(status), "the portal shows the case as " + status);
        return page.status() + " without another log-in, " + status;
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

    private static String timeline(Page page) {
        return page.document().select(".pv-timeline li").text();
    }

    private static Optional<String> caseNumber(Page page) {
        return page.document().select("[data-case-number]").stream()
                .map(Element::text)
                .findFirst();
    }

    private static String fetched(Page page, String path, String expected) {
        var field = field(page, path);
        var source = field.select(".pv-source[data-state=fetched] strong").text();
        unless(!source.isEmpty(), path + " names its source");
        var value = field.select("input, textarea").stream()
                .map(Element::val)
                .findFirst()
                .orElseGet(field::text);
        unless(value.contains(expected), path + " holds what the register says");
        return path + " from " + source;
    }

    private static String notFetched(Page page) {
        var field = field(page, FAILING_FIELD);
        var reason = field.select(".pv-source[data-state=failed]").text();
        unless(!reason.isEmpty(), FAILING_FIELD + " says why it is empty");
        unless(field.select("input").val().isEmpty(), FAILING_FIELD + " is empty");
        return FAILING_FIELD + " empty: \"" + reason + "\"";
    }

    private static Element field(Page page, String path) {
        return page.document().select("[data-path=\"" + path + "\"]").stream()
                .findFirst()
                .orElseThrow(() -> new Unexpected("no field " + path + " on " + page));
    }

    /** Something fitting for every field that the registers left open. */
    private static Map<String, String> answers(FormElement form) {
        var typed = new TreeMap<String, String>();
        for (var input : form.select("input[name], textarea[name], select[name]")) {
            if (input.val().isBlank() || input.attr("type").equals("radio")) {
                typed.putIfAbsent(input.attr("name"), answer(input));
            }
        }
        return typed;
    }

    private static String answer(Element input) {
        return switch (input.tagName() + " " + input.attr("type")) {
            case "select " ->
                input.select("option[value]").stream()
                        .map(option -> option.attr("value"))
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("");
            case "input radio" -> input.attr("value");
            case "input date" -> "2027-08-01";
            case "input tel" -> "99999999";
            case "input email" -> "citizen@example.no";
            case "input number" -> "1";
            default -> "Bondi barnehage";
        };
    }

    private static String mistakes(Page page) {
        return " " + page.document().select(".ds-error-summary li").text();
    }
}
