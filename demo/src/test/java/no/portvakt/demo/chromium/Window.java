package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.officers.OneTimeCodes;
import no.portvakt.demo.officers.TestOfficer;

/** One browser window. Each page that is looked at is kept as a picture and checked against WCAG 2.2 AA. */
final class Window implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int MOST_TABS = 150;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page tab;

    Window(BrowserContext context) {
        this.context = context;
        this.tab = context.newPage();
    }

    void go(String address) {
        tab.navigate(address);
    }

    /** Goes there, and on through pages that send themselves, until it is at an address that begins so. */
    void goUntil(String address, String arrival) {
        tab.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        arrive(arrival);
    }

    /** Waits until pages that send themselves have led to an address that begins so. */
    void arrive(String beginning) {
        try {
            tab.waitForURL(at -> at.startsWith(beginning));
        } catch (TimeoutError elsewhere) {
            throw new AssertionError("not at " + beginning + " but at " + address() + ": " + text("body"), elsewhere);
        }
    }

    void reload() {
        tab.reload();
    }

    /** Clicks; the page that it leads to is there, scripts and all, when this returns. */
    void click(String selector) {
        tab.locator(selector).first().click();
        tab.waitForLoadState();
    }

    /** Goes on with the tabulator until this has the focus, as somebody without a mouse does. */
    void tabTo(String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            tab.keyboard().press("Tab");
            if (tab.locator(selector + ":focus").count() > 0) {
                return;
            }
        }
        throw new AssertionError("not reached with the keyboard on " + address() + ": " + selector);
    }

    void type(String text) {
        tab.keyboard().type(text);
    }

    /** Presses a key; the page that it leads to is there when this returns. */
    void press(String key) {
        tab.keyboard().press(key);
        tab.waitForLoadState();
    }

    /** Presses Enter on what has the focus, which leads to another address. */
    void enter() {
        var before = tab.url();
        tab.keyboard().press("Enter");
        tab.waitForURL(address -> !address.equals(before));
    }

    void fill(String selector, String value) {
        tab.locator(selector).first().fill(value);
    }

    void choose(String selector, String value) {
        tab.locator(selector).first().selectOption(value);
    }

    /** Puts a form of its own on the page that is open, as the service could have one, and sends it. */
    void sendForm(String action, String note, String fileName, String content) {
        tab.evaluate("""
                action => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.enctype = 'multipart/form-data';
                  form.action = action;
                  form.innerHTML = '<input name=note><input type=file name=attachment><button id=send>Send</button>';
                  document.body.append(form);
                }""", action);
        fill("[name=note]", note);
        tab.locator("[name=attachment]")
                .setInputFiles(new FilePayload(fileName, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
        click("#send");
    }

    void waitFor(String selector) {
        tab.locator(selector).first().waitFor();
    }

    String text(String selector) {
        return tab.locator(selector).first().innerText().strip();
    }

    String value(String selector) {
        return tab.locator(selector).first().inputValue();
    }

    int count(String selector) {
        return tab.locator(selector).count();
    }

    /** What this window would send to an address. */
    String cookies(String address) {
        return context.cookies(address).stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
    }

    String address() {
        return tab.url();
    }

    String title() {
        return tab.title();
    }

    /** Number, password, and the code that the page asks for. */
    void logIn(TestCitizen citizen) {
        identify(citizen);
        look("log-in-code");
        typeCode(citizen.code(askedCode()));
    }

    /** Password, and the code that the officer's app shows. */
    void logIn(TestOfficer officer) {
        fill("#username", officer.username());
        fill("#password", officer.password().<String>reveal(value -> value));
        click("#portvakt-password button[type=submit]");
        fill("#otp", new OneTimeCodes(officer.oneTimeCodes()).at(Instant.now()));
        click("#portvakt-otp button[type=submit]");
    }

    /** The beginning of what a link leads to, fetched as this window would. */
    String download(String selector) {
        var link = tab.locator(selector).first();
        var answer = context.request().get(link.evaluate("a => a.href").toString());
        return new String(answer.body(), 0, 5, StandardCharsets.US_ASCII);
    }

    /** Sends a form as the page could, with the page's own token, though the page offers no such form. */
    String post(String address, String reason) {
        var token = count("input[name=skjema]") > 0 ? value("input[name=skjema]") : "";
        var answer = context.request()
                .post(
                        address,
                        RequestOptions.create()
                                .setHeader("Origin", address.replaceAll("^(https://[^/]+).*", "$1"))
                                .setMaxRedirects(0)
                                .setForm(FormData.create().set("skjema", token).set("reason", reason)));
        return answer.headers().getOrDefault("location", answer.status() + " " + answer.text());
    }

    /** Where this address sends the window, which does not go there. */
    String sends(String address) {
        return context.request()
                .get(address, RequestOptions.create().setMaxRedirects(0))
                .headers()
                .getOrDefault("location", "nowhere");
    }

    /** What a program gets that posts this: nothing of a browser's goes along. */
    int postAsProgram(String address, String field, String value) {
        return context.request()
                .post(address, RequestOptions.create().setForm(FormData.create().set(field, value)))
                .status();
    }

    void identify(TestCitizen citizen) {
        fill("#pid", citizen.number().reveal());
        fill("#password", citizen.password());
        click("#portvakt-identify button[type=submit]");
    }

    int askedCode() {
        return Integer.parseInt(tab.locator("[data-code-number]").first().getAttribute("data-code-number"));
    }

    void typeCode(String code) {
        fill("#code", code);
        click("#portvakt-code button[type=submit]");
    }

    /** Presses it, and waits for what the server of this address answers. */
    int answerTo(String selector, String address) {
        return tab.waitForResponse(address, () -> click(selector)).status();
    }

    /** Keeps a picture and lets axe look at the page. */
    void look(String name) {
        tab.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        var breaches = new AxeBuilder(tab)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ", " + rule.getHelp() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(breaches).as("WCAG 2.2 AA on " + name).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
