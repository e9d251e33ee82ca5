package no.portvakt.demo.browsing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * One citizen's browser: keeps cookies, follows redirects, submits forms, and shows a card when one has been put in. It
 * sends the {@code Sec-Fetch-*} and {@code Origin} headers that a real one sends, since the gateway decides by them.
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 20;

    private final CookieJar cookies = new CookieJar();
    private final Trust trust;
    private final int cardPort;
    private final HttpClient plain;
    private volatile Optional<HttpClient> withCard = Optional.empty();

    /**
     * A new one, without cookies and without a card.
     *
     * @param cardPort the only port on which a card is ever shown: the one that asks for it
     */
    public Browser(Trust trust, int cardPort) {
        this.trust = trust;
        this.cardPort = cardPort;
        this.plain = client(trust.context());
    }

    /** A person puts a card into the reader, in place of the one there may be. */
    public void insert(Card card) {
        withCard = Optional.of(client(trust.context(card)));
    }

    /** A person types an address. */
    public Page open(URI address) {
        return navigate(Ask.get(address), "none");
    }

    /** A person clicks a link on a page. */
    public Page follow(Page page, Element link) {
        return navigateFrom(page, Ask.get(URI.create(link.absUrl("href"))));
    }

    /** A person clicks something that leads to an address. */
    public Page followTo(Page page, URI address) {
        return navigateFrom(page, Ask.get(address));
    }

    /** A person fills in a form and sends it; fields that are not named keep what the page gave them. */
    public Page submit(Page page, FormElement form, Map<String, String> typed) {
        var fields = new TreeMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(typed);
        var action = form.hasAttr("action") && !form.attr("action").isBlank()
                ? URI.create(form.absUrl("action"))
                : page.address();
        return navigateFrom(
                page,
                form.attr("method").equalsIgnoreCase("post")
                        ? Ask.post(action, encode(fields))
                        : Ask.get(withQuery(action, encode(fields))));
    }

    /** A script on the same origin asks for something; no redirect is followed. */
    public Page fetch(String method, URI address, Map<String, String> headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", "application/json");
        all.put("Sec-Fetch-Mode", "cors");
        all.put("Sec-Fetch-Site", "same-origin");
        all.put("Sec-Fetch-Dest", "empty");
        all.putAll(headers);
        return send(new Ask(method, address, Optional.empty()), all).page(List.of());
    }

    /** A person saves what a link on a page leads to; no redirect is followed. */
    public Download save(Page page, Element link) {
        var address = URI.create(link.absUrl("href"));
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", siteOf(page.address(), address));
        var cookie = cookies.headerFor(address);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            var response = plain.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Download(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    ByteBuffer.wrap(response.body()).asReadOnlyBuffer());
        } catch (IOException broken) {
            throw new BrokenConnection(address, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokenConnection(address, stopped);
        }
    }

    /** What the browser holds, for attempts to send it elsewhere. */
    public Optional<String> cookie(String host, String name) {
        return cookies.value(host, name);
    }

    private Page navigateFrom(Page page, Ask ask) {
        return navigate(ask, siteOf(page.address(), ask.address()));
    }

    private Page navigate(Ask first, String site) {
        var hops = new ArrayList<Hop>();
        var ask = first;
        var worst = site;
        while (true) {
            var headers = new TreeMap<>(Map.of(
                    "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
                    "Accept-Language", "nb-NO,nb;q=0.9,en;q=0.5",
                    "Sec-Fetch-Mode", "navigate",
                    "Sec-Fetch-Dest", "document",
                    "Sec-Fetch-User", "?1",
                    "Sec-Fetch-Site", worst));
            if (ask.body().isPresent()) {
                headers.put("Content-Type", "application/x-www-form-urlencoded");
                headers.put("Origin", origin(ask.address()));
            }
            var answer = send(ask, headers);
            var next = answer.redirect();
            if (next.isEmpty() || hops.size() == MOST_REDIRECTS) {
                return answer.page(hops);
            }
            hops.add(new Hop(answer.status(), ask.address(), next.get()));
            worst = worse(worst, siteOf(ask.address(), next.get()));
            ask = Ask.get(next.get());
        }
    }

    private Answer send(Ask ask, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(ask.address()).timeout(PATIENCE);
        headers.forEach(request::header);
        var cookie = cookies.headerFor(ask.address());
        if (!cookie.isEmpty() && !headers.containsKey("Cookie")) {
            request.header("Cookie", cookie);
        }
        request.method(
                ask.method(),
                ask.body().map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        var client = ask.address().getPort() == cardPort ? withCard.orElse(plain) : plain;
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            cookies.store(ask.address(), response.headers().allValues("Set-Cookie"));
            return new Answer(ask.address(), response);
        } catch (IOException broken) {
            throw new BrokenConnection(ask.address(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BrokenConnection(ask.address(), stopped);
        }
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI withQuery(URI action, String query) {
        return URI.create(action.toString().replaceFirst("\\?.*$", "") + (query.isEmpty() ? "" : "?" + query));
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** {@code localhost} counts as a public suffix, so two hosts under it are two sites. */
    private static String siteOf(URI from, URI to) {
        if (origin(from).equals(origin(to))) {
            return "same-origin";
        }
        return from.getHost().equals(to.getHost()) ? "same-site" : "cross-site";
    }

    private static String worse(String one, String other) {
        var order = List.of("none", "same-origin", "same-site", "cross-site");
        return order.get(Math.max(order.indexOf(one), order.indexOf(other)));
    }

    @Override
    public void close() {
        plain.close();
        withCard.ifPresent(HttpClient::close);
    }

    private record Ask(String method, URI address, Optional<String> body) {

        static Ask get(URI address) {
            return new Ask("GET", address, Optional.empty());
        }

        static Ask post(URI address, String body) {
            return new Ask("POST", address, Optional.of(body));
        }
    }

    private record Answer(URI address, HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        Optional<URI> redirect() {
            return switch (status()) {
                case 301, 302, 303, 307, 308 ->
                    response.headers().firstValue("Location").map(address::resolve);
                default -> Optional.empty();
            };
        }

        Page page(List<Hop> hops) {
            return new Page(address, status(), response.headers(), response.body(), hops);
        }
    }
}
