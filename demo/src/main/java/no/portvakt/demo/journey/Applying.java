package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.portvakt.demo.browsing.Page;
import org.jsoup.nodes.Element;

/** Steps 4 to 6: a prefilled form, its receipt, and how the case goes on. */
final class Applying {

    private static final String SERVICE = "barnehage";
    private static final String FAILING_FIELD = "contact.mobile";
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
        var form = PrefilledPage.opened(traveller, SERVICE);
        var resident = traveller.citizen().resident();
        var evidence = new ArrayList<String>();
        evidence.add(form.fetched("applicant.name", resident.familyName()));
        evidence.add(form.fetched("applicant.address", resident.street()));
        evidence.add(form.fetched("child.name", resident.childName()));
        evidence.add(notFetched(form));
        return String.join("; ", evidence);
    }

    /** Sabotage: the archive refuses. */
    String sentAndArchived(boolean broken) {
        traveller.simulators().archive().refuse(broken);
        var receipt = send();
        var shown = traveller.caseNumberOn(receipt);
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
        return PrefilledPage.opened(traveller, SERVICE).send();
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

    private static String notFetched(PrefilledPage form) {
        var field = form.field(FAILING_FIELD);
        var reason = field.select(".pv-source[data-state=failed]").text();
        unless(!reason.isEmpty(), FAILING_FIELD + " says why it is empty");
        unless(field.select("input").val().isEmpty(), FAILING_FIELD + " is empty");
        return FAILING_FIELD + " empty: \"" + reason + "\"";
    }
}
