package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.util.Map;
import java.util.TreeMap;
import no.portvakt.demo.browsing.Page;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A form on MinSide as the citizen finds it, filled in with what is known. */
record PrefilledPage(Traveller traveller, Page page) {

    /** The form of a service, opened anew. */
    static PrefilledPage opened(Traveller traveller, String service) {
        var page = traveller.open("minside", "/skjema/" + service);
        unless(page.status() == 200, "the form opens, was " + page);
        return new PrefilledPage(traveller, page);
    }

    /**
     * Sees that a field holds what a system knows, and says which system.
     *
     * @throws Unexpected if it does not
     */
    String fetched(String path, String expected) {
        var field = field(path);
        var source = field.select(".pv-source[data-state=fetched] strong").text();
        unless(!source.isEmpty(), path + " names its source");
        var value = field.select("input, textarea").stream()
                .map(Element::val)
                .findFirst()
                .orElseGet(field::text);
        unless(value.contains(expected), path + " holds what the register says");
        return path + " from " + source;
    }

    /** Fills in what was left open, sends it, and gives the receipt. */
    Page send() {
        var form = page.document().forms().stream()
                .filter(candidate -> candidate.attr("method").equalsIgnoreCase("post"))
                .filter(candidate -> !candidate.select("[data-path]").isEmpty())
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

    Element field(String path) {
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
