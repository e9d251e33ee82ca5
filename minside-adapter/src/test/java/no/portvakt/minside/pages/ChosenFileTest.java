package no.portvakt.minside.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenFileTest {

    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String PART = String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"fil\"; filename=\"å.pdf\"",
            "Content-Type: application/pdf",
            "",
            "");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldGiveEveryByteAsItWasSent() {
        var all = new StringBuilder();
        for (char letter = 0; letter < 256; letter++) {
            all.append(letter).append("\r\n--").append(letter);
        }

        var read = ChosenFile.in(bytes(PART + all + "\r\n--b--\r\n"), FORM, "fil");

        assertThat(read).isEqualTo(bytes(all.toString()));
    }

    @Test
    void shouldTakeTheFieldThatIsMeant() {
        var other = "--b\r\nContent-Disposition: form-data; name=\"annet\"\r\n\r\nannet\r\n";

        assertThat(ChosenFile.in(bytes(other + PART + "fil\r\n--b--\r\n"), FORM, "fil"))
                .isEqualTo(bytes("fil"));
        assertThat(ChosenFile.in(bytes(other + "--b--\r\n"), FORM, "fil")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "multipart/form-data             | --b",
                "multipart/form-data; boundary=x | --b",
                "multipart/form-data; boundary=b | \"\"",
                "multipart/form-data; boundary=b | <html>",
                "multipart/form-data; boundary=b | --b--",
                "multipart/form-data; boundary=b | --b\\nContent-Disposition: ;;;\\n\\nx\\n--b--",
                "text/plain                      | fil=x",
                "\"\"                              | --b",
            })
    void shouldGiveNothingOfWhatIsNoForm(String contentType, String body) {
        var sent = bytes(body.replace("\\n", "\r\n"));

        assertThat(ChosenFile.in(sent, contentType, "fil")).isEmpty();
    }
}
