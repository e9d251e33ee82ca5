package no.portvakt.demo.browsing;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * What a request ended in, after all redirects.
 *
 * @param hops the redirects on the way, in order
 */
public record Page(URI address, int status, HttpHeaders headers, String body, List<Hop> hops) {

    public Page {
        hops = List.copyOf(hops);
    }

    public Document document() {
        return Jsoup.parse(body, address.toString());
    }

    /** The first form that has a field of this name. */
    public Optional<FormElement> formWith(String field) {
        return document().forms().stream()
                .filter(form -> !form.select("[name=\"" + field + "\"]").isEmpty())
                .findFirst();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** What a reader sees, in one line. */
    public String text() {
        return document().text();
    }

    /** Whether the way led by this host and path. */
    public boolean passed(String host, String pathPrefix) {
        return hops.stream()
                .anyMatch(hop ->
                        hop.to().getHost().equals(host) && hop.to().getPath().startsWith(pathPrefix));
    }

    /** For error messages: status, place and title; never the query or the body. */
    @Override
    public String toString() {
        return "%d at %s%s (\"%s\")"
                .formatted(
                        status, address.getHost(), address.getPath(), document().title());
    }
}
