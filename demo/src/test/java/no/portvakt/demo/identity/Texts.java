package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import no.portvakt.demo.WholeSystem;

/** The codes in messages that were sent. */
final class Texts {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private Texts() {}

    /** The code that came to this mobile number last. */
    static String lastCode(String number) {
        return codeIn(
                WholeSystem.system().simulators().sms().textsTo("+47" + number).getLast());
    }

    static String codeIn(String text) {
        var found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }
}
