package no.portvakt.idp.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import no.portvakt.idp.mailing.PersonList.Problem;
import org.junit.jupiter.api.Test;

class PersonListTest {

    private static final List<String> NUMBERS = SyntheticNumbers.first(2);

    @Test
    void shouldReadNumbersAsPeopleWriteThemAndReportEveryBadLine() throws IOException {
        var list = PersonList.read(new StringReader(String.join(
                "\n",
                "fodselsnummer;merknad",
                NUMBERS.getFirst() + ";ok",
                "",
                "12345678901;wrong check digits",
                NUMBERS.get(1).substring(0, 6) + " " + NUMBERS.get(1).substring(6),
                "'; drop table citizens",
                NUMBERS.getFirst() + ";again",
                "9".repeat(5000))));

        assertThat(list.persons()).extracting(PersonList.Entry::line).containsExactly(2L, 5L);
        assertThat(list.problems())
                .containsExactly(
                        new Problem(4, "not a national id number"),
                        new Problem(6, "not a national id number"),
                        new Problem(7, "the same person as on line 2"),
                        new Problem(8, "not a national id number"));
    }

    @Test
    void shouldStopWithAProblemWhenAQuoteIsNeverClosed() throws IOException {
        var list = PersonList.read(new StringReader(NUMBERS.getFirst() + "\n\"" + NUMBERS.get(1)));

        assertThat(list.persons()).hasSize(1);
        assertThat(list.problems()).hasSize(1);
    }

    @Property(tries = 300)
    void shouldRepeatNothingOfWhatWasBad(@ForAll String text) throws IOException {
        for (var problem : PersonList.read(new StringReader(text)).problems()) {
            assertThat(problem.why())
                    .matches(
                            "not a national id number|the same person as on line \\d+|the file is no CSV from here on");
        }
    }
}
