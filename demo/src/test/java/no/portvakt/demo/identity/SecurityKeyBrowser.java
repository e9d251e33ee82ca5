package no.portvakt.demo.identity;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.portvakt.demo.chromium.Chromium;

/**
 * Chromium with a security key in it. What it asks of the officers' log-in host is answered by Keycloak, as through the
 * gateway; where the log-in leads back to is answered by nobody.
 */
final class SecurityKeyBrowser implements AutoCloseable {

    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic");
    private static final Set<String> OURS = Set.of("host", "connection", "content-length", "accept-encoding");
    private static final Set<String> THEIRS = Set.of("content-length", "connection", "transfer-encoding");

    private final RunningKeycloak keycloak;
    private final HttpClient http;
    private final Playwright playwright;
    private final Browser browser;
    private final Page tab;

    public SecurityKeyBrowser(RunningKeycloak keycloak) {
        this.keycloak = keycloak;
        this.http = HttpClient.newBuilder()
                .sslContext(keycloak.tls().context())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.playwright = Chromium.playwright();
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setHeadless(true)
                        .setArgs(FLAGS));
        this.tab = browser.newPage();
        tab.route(address -> address.startsWith(keycloak.officerLoginOrigin().toString()), this::fromKeycloak);
        tab.route(
                address -> address.startsWith(keycloak.officerCallback().toString()),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(200)
                        .setContentType("text/html")
                        .setBody("<p id=\"back\">back</p>")));
        plugIn();
    }

    private void plugIn() {
        var devtools = tab.context().newCDPSession(tab);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "usb");
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var parameters = new JsonObject();
        parameters.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    public void go(URI address) {
        tab.navigate(address.toString());
        tab.waitForSelector("main");
    }

    public String address() {
        return tab.url();
    }

    public void typePassword(String username, String password) {
        tab.fill("#username", username);
        tab.fill("#password", password);
        leaveBy("#portvakt-password button[type=submit]");
    }

    public void chooseKey() {
        leaveBy("button[value=key]");
    }

    /** Registers the key, and changes the password, in whichever order is asked for. */
    public void finishWith(String newPassword) {
        for (int page = 0; page < 2; page++) {
            if (tab.locator("#password-new").count() > 0) {
                tab.fill("#password-new", newPassword);
                tab.fill("#password-confirm", newPassword);
                leaveBy("#portvakt-new-password button[type=submit]");
            } else {
                useKey();
            }
        }
    }

    public void useKey() {
        leaveBy("#nokkel");
    }

    private void leaveBy(String button) {
        tab.evaluate("document.documentElement.dataset.left = 'yes'");
        tab.click(button);
        tab.waitForSelector("html:not([data-left]) main, html:not([data-left]) #back");
    }

    private void fromKeycloak(Route route) {
        try {
            var asked = route.request();
            var answer = http.send(ours(asked), HttpResponse.BodyHandlers.ofByteArray());
            var headers = new TreeMap<String, String>();
            answer.headers().map().forEach((name, values) -> {
                if (!THEIRS.contains(name) && !name.startsWith(":")) {
                    headers.put(name, String.join("\n", values));
                }
            });
            route.fulfill(
                    headers.containsKey("location")
                            ? goOn(headers)
                            : new Route.FulfillOptions()
                                    .setStatus(answer.statusCode())
                                    .setHeaders(headers)
                                    .setBodyBytes(answer.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Playwright does not hand us what a redirect leads to, so a page takes its place that goes there by itself. */
    private static Route.FulfillOptions goOn(Map<String, String> headers) {
        var page = "<meta http-equiv=\"refresh\" content=\"0;url=" + headers.get("location") + "\">";
        var kept = new TreeMap<String, String>();
        Optional.ofNullable(headers.get("set-cookie")).ifPresent(cookies -> kept.put("set-cookie", cookies));
        kept.put("content-type", "text/html");
        return new Route.FulfillOptions().setStatus(200).setHeaders(kept).setBody(page);
    }

    private HttpRequest ours(Request asked) {
        var address = URI.create(asked.url());
        var query = Optional.ofNullable(address.getRawQuery()).map("?"::concat).orElse("");
        var request =
                HttpRequest.newBuilder(URI.create(keycloak.server().backChannel() + address.getRawPath() + query));
        asked.allHeaders().forEach((name, value) -> {
            if (!OURS.contains(name) && !name.startsWith(":")) {
                request.header(name, value);
            }
        });
        var body = Optional.ofNullable(asked.postDataBuffer())
                .map(HttpRequest.BodyPublishers::ofByteArray)
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        return request.method(asked.method(), body).build();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
