package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import no.portvakt.demo.citizens.TestCitizen;

/** One browser window. Each page that is looked at is kept as a picture and checked against WCAG 2.2 AA. */
final class Window implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
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

    void reload() {
        tab.reload();
    }

    void click(String selector) {
        tab.locator(selector).first().click();
    }

    void fill(String selector, String value) {
        tab.locator(selector).first().fill(value);
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
