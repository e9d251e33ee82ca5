package no.portvakt.gateway.frontchannel;

import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.answer.SamlPage;
import no.portvakt.gateway.saml.answer.WayWords;

/**
 * The page with the frames: it goes on when all of them have loaded, after five seconds at the latest, and where there
 * are no scripts after five seconds. Thread-safe.
 */
final class FramesPage {

    private static final String SCRIPT = """
            const go = () => location.replace(document.getElementById('go').href);
            const frames = document.querySelectorAll('iframe');
            let left = frames.length;
            frames.forEach(frame => frame.addEventListener('load', () => { left -= 1; if (left === 0) go(); }));
            setTimeout(go, 5000);
            """;

    private final Template page;

    FramesPage() {
        this.page = SamlPage.named("frames.html");
    }

    /**
     * The page.
     *
     * @param frames what is opened, with its origin
     */
    OwnReply of(Map<URI, String> frames, String next, String language) {
        var words = WayWords.loggingOut(language);
        var html = page.data(Map.of(
                        "language", language,
                        "title", words.title(),
                        "detail", words.detail(),
                        "next", words.next(),
                        "script", new RawString(SCRIPT),
                        "go", next,
                        "frames",
                                frames.keySet().stream()
                                        .map(URI::toString)
                                        .sorted()
                                        .toList()))
                .render();
        return new OwnReply.Framing(html, SCRIPT, Set.copyOf(frames.values()));
    }
}
