package no.portvakt.minside.fagsystem.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.answer.FieldValues;
import no.portvakt.minside.fagsystem.answer.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorReaderTest {

    private static final String VIEW = """
            connector:
              id: k2000
              system: {nb: K2000, nn: K2000, en: K2000}
              organisation: "920125298"
              transport: {view: {query: "select nr from v where fnr = :person"}}
              authentication: basic
              valid: PT8H
              fields:
                licence.number: {value: "rows[0].nr"}
            """;

    private static final String SOAP = """
            connector:
              id: eportal
              system: {nb: ePortal, nn: ePortal, en: ePortal}
              organisation: "920125298"
              transport: {soap: {path: /ws, action: "urn:a", body: "<p>{person}</p>", prefixes: {v: "urn:v"}}}
              valid: PT8H
              fields:
                organisation.name: {value: "//v:navn"}
            """;

    private static final String DROP = """
            connector:
              id: fri
              system: {nb: FRI, nn: FRI, en: FRI}
              organisation: "920125298"
              transport:
                drop:
                  path: /ut/utleie.csv
                  oldest: PT72H
                  format: {csv: {charset: UTF-8, delimiter: ";", person: fnr, columns: [fnr, nr]}}
              valid: PT8H
              fields:
                booking.number: {value: nr}
            """;

    private static List<ConnectorProblem> problems(String text) {
        return switch (new ConnectorReader().read("a.yaml", text)) {
            case ConnectorReading.Sound sound -> List.of();
            case ConnectorReading.Unsound(var problems) -> problems;
        };
    }

    @Test
    void shouldReadWhatIsSound() {
        assertThat(problems(VIEW)).isEmpty();
        assertThat(problems(SOAP)).isEmpty();
        assertThat(problems(DROP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: k2000                | id: K 2000              | /connector/id
            "920125298"              | "12"                    | /connector/organisation
            valid: PT8H              | valid: eight hours      | /connector/valid
            authentication: basic    | authentication: magic   | /connector/authentication
            authentication: basic    | authentication: mutual-tls | /connector/authentication
            where fnr = :person      | where 1 = 1             | /connector/transport/view/query
            where fnr = :person      | where fnr = x:person    | /connector/transport/view/query
            select nr from v         | delete from v           | /connector/transport/view/query
            fnr = :person            | fnr = :person; drop table v | /connector/transport/view/query
            rows[0].nr               | rows[0                  | /connector/fields/licence.number/value
            valid: PT8H              | cached: PT9H            | /connector
            valid: PT8H              | 'valid: {'              | ''
            """)
    void shouldSayWhereItIsWrong(String sound, String broken, String at) {
        assertThat(VIEW).contains(sound);

        assertThat(problems(VIEW.replace(sound, broken))).isNotEmpty().allSatisfy(problem -> assertThat(problem.at())
                .isEqualTo(at));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            //v:navn    | //w:navn            | /connector/fields/organisation.name/value
            //v:navn    | //v:navn[           | /connector/fields/organisation.name/value
            {person}    | nobody              | /connector/transport/soap/body
            """)
    void shouldSayWhereSoapIsWrong(String sound, String broken, String at) {
        assertThat(problems(SOAP.replace(sound, broken))).singleElement().satisfies(problem -> assertThat(problem.at())
                .isEqualTo(at));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ut/utleie.csv    | /ut/../utleie.csv    | /connector/transport/drop/path
            /ut/utleie.csv    | utleie.csv           | /connector/transport/drop/path
            charset: UTF-8    | charset: EBCDIC      | /connector/transport/drop/format/csv/charset
            person: fnr       | person: nummer       | /connector/transport/drop/format/csv/person
            oldest: PT72H     | oldest: PT7H         | /connector/transport/drop/oldest
            oldest: PT72H     | 'oldest: PT72H, every: PT0S' | ''
            valid: PT8H       | authentication: basic\\n  valid: PT8H | /connector/authentication
            valid: PT8H       | cached: PT1H\\n  valid: PT8H | /connector/cached
            csv: {charset: UTF-8, delimiter: ";", person: fnr, columns: [fnr, nr]} | xml: {rows: "//a[", person: fnr} | /connector/transport/drop/format/xml/rows
            """)
    void shouldSayWhereADropIsWrong(String sound, String broken, String at) {
        assertThat(DROP).contains(sound);

        assertThat(problems(DROP.replace(sound, broken.replace("\\n", "\n"))))
                .extracting(ConnectorProblem::at)
                .contains(at);
    }

    @Test
    void shouldSayEverythingThatIsWrongAtOnce() {
        var broken = VIEW.replace("authentication: basic", "authentication: jwt-grant")
                .replace("rows[0].nr", "rows[0")
                .replace(":person", "'1'")
                .replace("valid: PT8H", "valid: PT8H\n  cached: PT9H");

        assertThat(problems(broken))
                .extracting(ConnectorProblem::at)
                .containsExactly(
                        "/connector/authentication",
                        "/connector/transport/view/query",
                        "/connector/fields/licence.number/value",
                        "/connector/cached");
    }

    @Test
    void shouldNotReachForAnythingByXPath() {
        var reaching = SOAP.replace("//v:navn", "unparsed-text('file:///etc/hostname')");

        assertThat(problems(reaching)).isEmpty();
        var values = new FieldValues(connector(reaching));

        assertThat(values.of(xml(), List.of("organisation.name")))
                .isEqualTo(new FieldValues.Outcome.Misunderstood("organisation.name"));
    }

    private static Connector connector(String text) {
        return ((ConnectorReading.Sound) new ConnectorReader().read("a.yaml", text)).connector();
    }

    private static Said xml() {
        try {
            return new AnswerReader().xml("<a/>".getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
