package no.portvakt.testsupport.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Opens printed pages in Chromium and says everything that is wrong with them: breaches of WCAG 2.2 AA that axe finds,
 * files that are missing or come from elsewhere, whatever the content security policy blocks, pages wider than a phone.
 */
public final class PageInspector implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking");

    private final PrintedSite site;
    private final Browser browser;
    private final Map<Look, Window> windows = new EnumMap<>(Look.class);

    /**
     * Uses the Chromium of this test run, and starts it if nobody has yet.
     *
     * @param pages by name, as they were printed
     * @param policy the content security policy that they are served with
     * @throws IllegalStateException if there is no Chromium: what cannot be checked has not passed
     */
    public PageInspector(Map<String, String> pages, String policy) {
        this.browser = OneBrowser.RUNNING;
        this.site = new PrintedSite(pages, policy);
    }

    /** Empty when the page is right. */
    public List<String> complaints(String page, Look look) {
        return windows.computeIfAbsent(look, Window::new).complaints(page);
    }

    /** What somebody sees at first of each page, by day, on a screen of this many pixels; PNG. */
    public List<byte[]> pictures(Collection<String> pages, int width, int height) {
        try (var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(ColorScheme.LIGHT))) {
            var tab = context.newPage();
            return pages.stream()
                    .map(page -> {
                        tab.navigate(site.addressOf(page));
                        return tab.screenshot();
                    })
                    .toList();
        }
    }

    private static List<String> accessibility(String page, Page tab) {
        // Legacy mode differs for frames of other origins alone; our pages may have none, and it spares a tab per page.
        var breachesOnly = new AxeRunOptions();
        breachesOnly.setResultTypes(List.of("violations"));
        return new AxeBuilder(tab)
                .options(breachesOnly).setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .map(rule -> page + ": " + rule.getId() + ", " + rule.getHelp() + ": "
                                + String.join(
                                        "; ",
                                        rule.getNodes().stream()
                                                .map(node -> node.getHtml())
                                                .toList()))
                        .toList();
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Chromium is missing, so the pages cannot be checked: apt-get install chromium, or ./portvakt test"));
    }

    @Override
    public void close() {
        windows.values().forEach(Window::close);
        site.close();
    }

    /** One tab for all pages of a look: opening one for each, with the styles fetched anew, took most of the time. */
    private final class Window {

        private final Look look;
        private final BrowserContext context;
        private final Page tab;
        private final List<String> found = new ArrayList<>();
        private String open = "";

        Window(Look look) {
            this.look = look;
            this.context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(look.width(), look.height())
                    .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
            this.tab = context.newPage();
            tab.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    found.add(open + ": " + message.text());
                }
            });
            tab.onRequestFailed(request -> found.add(open + ": could not load " + request.url()));
        }

        List<String> complaints(String page) {
            found.clear();
            open = page;
            tab.navigate(site.addressOf(page));
            found.addAll(accessibility(page, tab));
            var wide = tab.evaluate("document.documentElement.scrollWidth > window.innerWidth");
            if (Boolean.TRUE.equals(wide)) {
                found.add(page + ": wider than " + look.width() + " pixels");
            }
            return List.copyOf(found);
        }

        void close() {
            context.close();
        }
    }

    /** Unpacking Playwright's driver and starting Chromium takes seconds: once per JVM, which takes both with it. */
    private static final class OneBrowser {

        private static final Browser RUNNING = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** A screen. */
    public enum Look {
        DESK(1200, 900, false),
        PHONE_AT_NIGHT(320, 740, true);

        private final int width;
        private final int height;
        private final boolean dark;

        Look(int width, int height, boolean dark) {
            this.width = width;
            this.height = height;
            this.dark = dark;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        boolean dark() {
            return dark;
        }
    }
}
