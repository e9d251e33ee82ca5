package no.portvakt.demo.journey;

import java.util.Map;
import java.util.regex.Pattern;
import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.citizens.TestCitizen;

/** The log-in pages as a citizen uses them. */
final class LoginPages {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private LoginPages() {}

    static boolean asksForNumber(Page page) {
        return page.formWith("pid").isPresent();
    }

    static boolean asksForCode(Page page) {
        return page.formWith("code").isPresent();
    }

    /** From the first page to the one that was asked for. */
    static Page byPin(Browser browser, Page first, TestCitizen citizen) {
        var second = identify(browser, first, citizen);
        return typeCode(browser, second, citizen.code(askedFor(second)));
    }

    /** Number and password. */
    static Page identify(Browser browser, Page page, TestCitizen citizen) {
        var form = page.formWith("pid")
                .orElseThrow(() -> new Unexpected("no page that asks for number and password, but " + page));
        var next = browser.submit(page, form, Map.of("pid", citizen.number().reveal(), "password", citizen.password()));
        Unexpected.unless(asksForCode(next), "number and password lead to the page for the PIN code, was " + next);
        return next;
    }

    static Page typeCode(Browser browser, Page page, String code) {
        var form = page.formWith("code")
                .orElseThrow(() -> new Unexpected("no page that asks for a PIN code, but " + page));
        return browser.submit(page, form, Map.of("code", code));
    }

    /** Which code of the letter the page asks for. */
    static int askedFor(Page page) {
        var marked = page.document().select("[data-code-number]");
        var number = NUMBER.matcher(marked.attr("data-code-number"));
        Unexpected.unless(number.find(), "the page says which code it wants, " + page);
        return Integer.parseInt(number.group());
    }

    /** The link to the port that asks for a certificate. */
    static Page showCard(Browser browser, Page page, int cardPort) {
        var link = page.document().select("a[href*=\":" + cardPort + "/\"]");
        Unexpected.unless(!link.isEmpty(), "the page leads to the port for smart cards, was " + page);
        return browser.follow(page, link.getFirst());
    }
}
