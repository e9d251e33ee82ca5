package no.portvakt.demo.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ClientCertificate;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.demo.certificates.SmartCard;

/** Debian's Chromium, steered by Playwright. */
public final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        this.playwright = playwright();
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /**
     * Playwright, which finds everything under localhost. To be used by all tests of a JVM: the surroundings that the first
     * one gives its driver are everybody's.
     */
    public static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "NODE_OPTIONS", "--require=" + loopbackNames())));
    }

    /**
     * A window of its own, without cookies.
     *
     * @param cardOrigin the origin at which the card is shown, if there is one
     */
    Window open(String cardOrigin, Optional<SmartCard> card) {
        var options = new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale("nb-NO")
                .setViewportSize(1200, 900);
        card.ifPresent(inReader -> options.setClientCertificates(List.of(
                new ClientCertificate(cardOrigin).setPfxPath(inReader.file()).setPassphrase(inReader.password()))));
        return new Window(browser.newContext(options));
    }

    private static Path loopbackNames() {
        try {
            return Path.of(Objects.requireNonNull(Chromium.class.getResource("loopback-names.cjs"))
                    .toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("no path to loopback-names.cjs", broken);
        }
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Chromium is missing, so nothing can be clicked: apt-get install chromium, or ./portvakt test"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
