package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import no.portvakt.testsupport.corpora.Corpora;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An address to return to is a page of the same host or it is nothing. */
class ReturnAddressTest {

    private static final Logger LOG = Logger.getLogger(ReturnAddressTest.class);
    private static final Pattern BY_NUMBER = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final String ORIGIN = "https://minside.test:8443";

    record Case(boolean acceptable, String address) {}

    static Stream<Case> cases() throws IOException {
        try (var stream = Objects.requireNonNull(
                ReturnAddressTest.class.getResourceAsStream("return-addresses.txt"), "the list of addresses")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line ->
                            new Case(line.startsWith("ok"), line.length() > 3 ? unescaped(line.substring(3)) : ""));
        }
    }

    /** {@code String.translateEscapes} leaves the escapes by number alone. */
    private static String unescaped(String text) {
        return BY_NUMBER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .translateEscapes();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldTakeOrRefuseAsTheListSays(Case listed) {
        assertThat(ReturnAddress.parse(listed.address()).isPresent()).isEqualTo(listed.acceptable());
    }

    @Property(tries = 5_000)
    void shouldStayOnTheHostWhateverIsPutIn(
            @ForAll
                    @AlphaChars
                    @Chars({'/', '\\', '.', '%', '2', 'f', '5', 'c', ':', '@', '?', '#', ';', '\t', '\n', ' ', '0'})
                    @StringLength(max = 24)
                    String anything) {
        ReturnAddress.parse("/" + anything).ifPresent(ReturnAddressTest::mustStay);
        ReturnAddress.parse(anything).ifPresent(ReturnAddressTest::mustStay);
    }

    private static void mustStay(ReturnAddress address) {
        assertThat(address.on(ORIGIN))
                .startsWith(ORIGIN + "/")
                .doesNotStartWith(ORIGIN + "//")
                .doesNotContain("\\", "\t", "\n", "\r", " ");
        assertThat(URI.create(ORIGIN).resolve(address.path()).getHost()).isEqualTo("minside.test");
    }

    @Test
    void shouldForgetAnAddressThatIsTooLongToKeep() {
        assertThat(ReturnAddress.parse("/" + "a".repeat(ReturnAddress.LONGEST))).contains(ReturnAddress.HOME);
    }

    @Test
    void shouldKnowThePathThatThePolicyHasRulesAbout() {
        assertThat(ReturnAddress.parse("/soknad?side=2").map(ReturnAddress::path))
                .contains("/soknad");
    }

    /** Addresses that others have collected, when they lie beside the project. */
    @Test
    void shouldNeverLeaveTheHostForAnyOfTheCollectedAttacks() throws IOException {
        var list = Corpora.find("http/openredirect/openredirects-subset.txt");
        assumeTrue(list.isPresent(), "skipped: no collected attacks beside the project");

        var lines = Files.readAllLines(list.get());
        int taken = 0;
        for (var line : lines) {
            var addresses = Stream.concat(
                            ReturnAddress.parse(line).stream(), decoded(line).flatMap(ReturnAddress::parse).stream())
                    .toList();
            addresses.forEach(ReturnAddressTest::mustStay);
            taken += addresses.isEmpty() ? 0 : 1;
        }
        LOG.infof("open redirects: %d, taken as a page of the same host: %d, left the host: 0", lines.size(), taken);
        assertThat(lines).hasSize(128);
    }

    private static Optional<String> decoded(String line) {
        try {
            return Optional.of(URLDecoder.decode(line, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
