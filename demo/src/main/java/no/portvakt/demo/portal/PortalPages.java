package no.portvakt.demo.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import no.portvakt.profiles.catalog.ServiceProfile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The portal's pages: files in {@code portal/}, whose {@code data-row} elements are repeated and filled in as text. */
final class PortalPages {

    private static final Locale READER = Locale.of("nb");

    private final Function<String, URI> origins;

    /**
     * Prints the pages.
     *
     * @param origins where a host is, for instance {@code https://minside.localhost:8443}
     */
    PortalPages(Function<String, URI> origins) {
        this.origins = origins;
    }

    String home(List<ServiceProfile> services) {
        var page = load("home");
        for (var link : page.select("[data-on]")) {
            link.attr("href", origins.apply(link.attr("data-on")) + link.attr("href"));
        }
        var row = row(page);
        for (var service : services) {
            var card = row.clone();
            fill(card, "[data-title]", service.title().in(READER));
            fill(card, "[data-owner]", service.owner().organisation());
            card.select("a").attr("href", origins.apply(service.host()) + "/");
            row.before(card);
        }
        row.remove();
        return page.outerHtml();
    }

    String cases(List<CitizenCase> cases) {
        var page = load("cases");
        page.select("[data-none]").forEach(none -> none.attr("hidden", !cases.isEmpty()));
        var row = row(page);
        for (var one : cases) {
            var card = row.clone();
            fill(card, "[data-title]", one.title());
            fill(card, "[data-status]", one.status());
            fill(card, "[data-number]", one.number());
            card.select("a").attr("href", one.page());
            row.before(card);
        }
        row.remove();
        return page.outerHtml();
    }

    /** Something that did not work, said plainly. */
    String sorry(String heading, String text) {
        var page = load("sorry");
        page.title(heading);
        fill(page, "h1", heading);
        fill(page, "[data-text]", text);
        return page.outerHtml();
    }

    private static void fill(Element part, String selector, String text) {
        part.select(selector).forEach(place -> place.text(text));
    }

    private static Element row(Document page) {
        var row = page.selectFirst("[data-row]");
        if (row == null) {
            throw new IllegalStateException("a page of the portal has no row to repeat");
        }
        return row;
    }

    private static Document load(String name) {
        try (var file = PortalPages.class.getResourceAsStream("/portal/" + name + ".html")) {
            if (file == null) {
                throw new IllegalStateException("missing: portal/" + name + ".html");
            }
            var page = Jsoup.parse(file, "UTF-8", "");
            page.outputSettings().prettyPrint(false);
            return page;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
