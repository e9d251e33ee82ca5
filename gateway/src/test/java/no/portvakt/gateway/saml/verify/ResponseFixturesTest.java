package no.portvakt.gateway.saml.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.saml.verify.ResponseReader.Verdict;
import no.portvakt.testsupport.corpora.Corpora;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Responses that the makers of two libraries for portals hold theirs against, the nine signature wrappings among them.
 *
 * <p>The gateway reads requests and never a response, so this is held against the parts that it has in common with who
 * does: its parser, its schema, its list of algorithms, and its check of who signed a message; a reader of this test's
 * own asks the rest ({@link ResponseReader}). Those are old: nearly all are signed with SHA-1, which is refused before
 * anything else is looked at. So each is read a second time in its shape, signed anew ({@link Resigned}), and it is that
 * verdict which has to be the one of the table.
 */
class ResponseFixturesTest {

    private static final System.Logger LOG = System.getLogger(ResponseFixturesTest.class.getName());

    private final Path folder = Corpora.find("saml").orElse(Path.of(""));

    @BeforeEach
    void dataIsHere() {
        Assumptions.assumeTrue(!folder.toString().isEmpty(), "skipped: the responses of others are not here");
    }

    /** What has to come of one, signed anew, and whom it is about. */
    private record Row(String file, Verdict verdict, String name) {}

    private static Map<String, Row> table() {
        var rows = new TreeMap<String, Row>();
        Profiles.text("/attacks/saml-responses.csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .forEach(cells -> rows.put(
                        cells[0].strip(),
                        new Row(cells[0].strip(), Verdict.valueOf(cells[1].strip()), cells[2].strip())));
        return rows;
    }

    @Test
    void shouldTakeWhatIsGoodAndRefuseTheRestForItsShape() throws IOException {
        var table = table();
        var wrong = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        for (var fixture : fixtures()) {
            var asItIs = fixture.reader(fixture.maker()).read(fixture.text());
            var signedAnew = fixture.resigned();
            var anew = fixture.readerOfResigned().read(signedAnew);
            counts.merge("as they are: " + asItIs.verdict(), 1, Integer::sum);
            counts.merge("signed anew: " + anew.verdict(), 1, Integer::sum);
            if (asItIs.verdict() == Verdict.ACCEPTED && fixture.text().contains("#rsa-sha1")) {
                wrong.add(fixture.file() + " is accepted with SHA-1");
            }
            var row = Optional.ofNullable(table.remove(fixture.file()));
            var found = new Row(
                    fixture.file(),
                    anew.verdict(),
                    anew.name().map(String::strip).orElse(""));
            if (row.filter(found::equals).isEmpty()
                    || fixture.expected().equals("accept") != (anew.verdict() == Verdict.ACCEPTED)) {
                wrong.add(found.file() + "," + found.verdict() + "," + found.name() + "  instead of " + row + ", "
                        + fixture.expected());
            }
        }
        LOG.log(Level.INFO, "responses of others: {0}", counts);
        assertThat(wrong).isEmpty();
        assertThat(table).as("rows of nothing").isEmpty();
    }

    @Test
    void shouldRefuseWhatIsGoodWhenItIsOldOrAnothers() throws IOException {
        for (var fixture : fixtures()) {
            if (fixture.expected().equals("accept")) {
                var signedAnew = fixture.resigned();
                assertThat(fixture.lateReaderOfResigned().read(signedAnew).verdict())
                        .as(fixture.file())
                        .isIn(Verdict.NO_SUBJECT_CONFIRMED, Verdict.NOT_IN_TIME);
                assertThat(fixture.foreignReaderOfResigned().read(signedAnew).verdict())
                        .as(fixture.file())
                        .isEqualTo(Verdict.BAD_SIGNATURE);
            }
        }
    }

    private List<Fixture> fixtures() throws IOException {
        var found = new ArrayList<Fixture>();
        for (var one : new ObjectMapper()
                .readTree(folder.resolve("manifest.json").toFile())
                .path("cases")) {
            if (!one.path("expected").asText().equals("see-upstream-test")) {
                found.add(fixture(one));
            }
        }
        assertThat(found).hasSize(46);
        return found;
    }

    private Fixture fixture(JsonNode one) throws IOException {
        var file = folder.resolve(one.path("file").asText());
        var bytes = Files.readAllBytes(file);
        var text = one.path("encoding").asText().equals("base64")
                ? Base64.getMimeDecoder().decode(bytes)
                : bytes;
        return new Fixture(
                folder,
                one.path("file").asText(),
                one.path("expected").asText().replace("reject-or-full-text", "accept"),
                new String(text, StandardCharsets.UTF_8));
    }
}
