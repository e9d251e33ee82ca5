package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Postgres;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.idp.keycloak.CitizenRegistry;
import no.portvakt.idp.keycloak.KeycloakRest;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.keycloak.LetterRegistry.Standing;
import no.portvakt.idp.mailing.MailRun;
import no.portvakt.idp.mailing.address.Folkeregister;
import no.portvakt.idp.mailing.delivery.Delivery;
import no.portvakt.idp.mailing.document.LetterFrame;
import no.portvakt.idp.mailing.document.PdfLetters;
import no.portvakt.trust.identity.NationalId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A citizen's first letter, and her second: ordered, printed, read, activated, used, warned about, and replaced. */
class LetterJourneyIT {

    private static final String REALM = "innbygger";
    private static final String PASSWORD = "et passord jeg husker";
    private static final float SMALL = 0.9f;
    private static final Pattern CODE = Pattern.compile("(?:^| )(\\d{1,2}) ([A-Z0-9]{5})(?= |$)", Pattern.MULTILINE);

    private final DemoSystem system = WholeSystem.system();
    private final KeycloakRest keycloak = system.keycloakAsOperator();
    private final LetterRegistry letters = new LetterRegistry(keycloak, REALM);
    private final NationalId number = newcomer();
    private final List<byte[]> post = new ArrayList<>();
    private String lastLetter = "";

    @Test
    void shouldLeadFromAnOrderToALogInAndOnToTheNextLetter() throws Exception {
        try (var chromium = new Chromium()) {
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                order(window);
            }
            var first = printed();
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                activate(window, first);
            }
            useUp(16);
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                orderNext(window, first);
            }
            var second = printed();
            try (var window = chromium.open("https://login.localhost", Optional.empty())) {
                takeNewLetter(window, second);
            }
        }
        assertThat(letters.status(number).orElseThrow().letters())
                .extracting(Standing::state)
                .startsWith("ACTIVATED", "REPLACED");
    }

    /** Known to the registers with an address, and to Keycloak by name; she has neither password nor letter. */
    private NationalId newcomer() {
        var random = new Random();
        var person = Stream.generate(() -> "%02d81%02d%05d"
                        .formatted(1 + random.nextInt(28), random.nextInt(100), random.nextInt(100_000)))
                .flatMap(digits -> NationalId.parse(digits).stream())
                .findFirst()
                .orElseThrow();
        var resident = new Resident(
                "Ingrid", "Solbakken", "Bleikerveien 12", "1387", "Asker", "Nora", LocalDate.of(2024, 1, 1), "Bondi");
        system.simulators().registers().register(person, resident);
        new CitizenRegistry(keycloak, REALM).enrol(person, resident.givenName(), resident.familyName());
        return person;
    }

    /** What the municipality does, and the post: the codes that stand in her letter, in order. */
    private List<String> printed() throws IOException {
        lastLetter = letters.order(number, Optional.empty()).orElseThrow().id();
        try (var http = HttpClient.newHttpClient()) {
            new MailRun(
                            letters,
                            new Folkeregister(
                                    http,
                                    URI.create("http://127.0.0.1:"
                                            + system.ports().of(Port.REGISTERS) + "/folkeregister")),
                            new PdfLetters(),
                            new LetterFrame(
                                    "Asker kommune",
                                    "minside.asker.kommune.no",
                                    LocalDate.of(2026, 11, 22),
                                    LetterFrame.Language.nb),
                            new LetterBox(),
                            new MailRun.Manner(1, 1, 5))
                    .run(_ -> {});
        }
        for (var letter : post.reversed()) {
            try (var document = Loader.loadPDF(letter)) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                var text = stripper.getText(document);
                if (text.contains("Ingrid Solbakken")) {
                    keep(document);
                    var codes = new TreeMap<Integer, String>();
                    CODE.matcher(text)
                            .results()
                            .forEach(code -> codes.put(Integer.parseInt(code.group(1)), code.group(2)));
                    assertThat(codes).hasSize(20);
                    return List.copyOf(codes.values());
                }
            }
        }
        throw new AssertionError("her letter was not in the post");
    }

    /** As a picture, beside those of the pages. */
    private static void keep(PDDocument document) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "screenshots"));
        ImageIO.write(
                new PDFRenderer(document).renderImage(0, SMALL),
                "png",
                folder.resolve("letter.png").toFile());
    }

    private final class LetterBox implements Delivery {

        @Override
        public void deliver(Parcel parcel, byte[] letter) {
            post.add(letter);
        }

        @Override
        public void close() {
            // stays open
        }
    }

    private void useUp(int upTo) throws SQLException {
        try (var connection = system.postgres().database(Postgres.KEYCLOAK).getConnection();
                var statement = connection.prepareStatement("update portvakt_pin_code set used_at = current_timestamp"
                        + " where letter_id = ? and code_number <= ? and used_at is null")) {
            statement.setString(1, lastLetter);
            statement.setInt(2, upTo);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private void order(Window window) {
        window.go(cases());
        window.click("button[name=page][value=order]");
        window.look("letter-order");
        window.fill("#pid", number.reveal());
        window.click("#portvakt-order button[type=submit]");
        assertThat(window.text("#bestilt")).contains("et brev på vei");
        window.look("letter-ordered");
    }

    private void activate(Window window, List<String> codes) {
        window.go(cases());
        window.click("button[name=page][value=activation]");
        window.look("letter-activate");
        window.fill("#pid", number.reveal());
        window.fill("#code", codes.getFirst().toLowerCase(Locale.ROOT));
        window.fill("#password-new", PASSWORD);
        window.fill("#password-confirm", PASSWORD);
        window.click("#portvakt-activate button[type=submit]");
        assertThat(window.askedCode()).isEqualTo(2);
        window.typeCode(codes.get(1));
        assertLoggedIn(window);
    }

    private void orderNext(Window window, List<String> codes) {
        identify(window);
        assertThat(window.text("#faa-koder")).contains("få koder igjen");
        window.look("letter-few-codes");
        window.click("#portvakt-order button");
        assertThat(window.text("#bestilt")).contains("bestilt");
        window.look("letter-next-ordered");
        assertThat(window.askedCode()).isEqualTo(17);
        window.typeCode(codes.get(16));
        assertLoggedIn(window);
    }

    private void takeNewLetter(Window window, List<String> codes) {
        identify(window);
        window.click("#portvakt-new-letter button");
        assertThat(window.askedCode()).isEqualTo(1);
        window.look("letter-new");
        window.typeCode(codes.getFirst());
        assertLoggedIn(window);
    }

    private void identify(Window window) {
        window.go(cases());
        window.fill("#pid", number.reveal());
        window.fill("#password", PASSWORD);
        window.click("#portvakt-identify button[type=submit]");
    }

    private String cases() {
        return system.ports().origin("minside").resolve("/saker").toString();
    }

    private void assertLoggedIn(Window window) {
        assertThat(window.address()).isEqualTo(cases());
    }
}
