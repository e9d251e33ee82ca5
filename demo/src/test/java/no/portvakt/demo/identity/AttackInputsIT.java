package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.portvakt.demo.identity.Browser.Arrival;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every form of the PIN letter and of other second factors, with what nobody types by accident ({@code attack-inputs.json}). */
class AttackInputsIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final int LONGEST_PAGE = 60_000;
    private static final int SHORT = 8000;

    private static final Map<String, String> HARMLESS = Map.of(
            "pid",
            "01810012345",
            "password",
            "harmless",
            "code",
            "ACDE3",
            "password-new",
            "harmless 1",
            "password-confirm",
            "harmless 1",
            "add",
            "sms",
            "address",
            "harmless");

    /** Said to whoever types what could be somebody's number. */
    private static final String ORDERED = "id=\"bestilt\"";

    private static final Random NUMBERS = new Random();

    private final RunningKeycloak keycloak = RunningKeycloak.get();

    /** A line of the file. */
    record Attack(String name, String text) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A form and the fields that it has. */
    private enum Form {
        IDENTIFY("id=\"portvakt-identify\""),
        ACTIVATE("id=\"portvakt-activate\""),
        ORDER("id=\"portvakt-order\""),
        CODE("id=\"portvakt-code\""),
        FACTORS("id=\"portvakt-add-sms\""),
        CONFIRM("id=\"portvakt-confirm\""),
        FACTOR("id=\"portvakt-factor\"");

        private final String mark;

        Form(String mark) {
            this.mark = mark;
        }

        List<String> fields() {
            return switch (this) {
                case IDENTIFY -> List.of("pid", "password");
                case ACTIVATE -> List.of("pid", "code", "password-new", "password-confirm");
                case ORDER -> List.of("pid");
                case CODE, CONFIRM, FACTOR -> List.of("code");
                case FACTORS -> List.of("add", "address");
            };
        }
    }

    static Stream<Attack> attacks() throws IOException {
        try (var file = AttackInputsIT.class.getResourceAsStream("attack-inputs.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                    .map(AttackInputsIT::attack);
        }
    }

    private static Attack attack(JsonNode line) {
        return new Attack(
                line.path("name").asText(),
                line.path("text").asText().repeat(line.path("times").asInt(1)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void shouldShowTheFormAgainAndRepeatNothing(Attack attack) {
        var before = keycloak.logged().length();
        for (var form : Form.values()) {
            var browser = keycloak.browser(
                    "192.0.2." + (100 + Math.floorMod(attack.name().hashCode(), 100)));
            var page = opened(browser, form);
            assertThat(page.page()).contains(form.mark);
            for (var field : form.fields()) {
                page = judged(browser, page, form, field, attack);
            }
        }
        assertThat(keycloak.logged().substring(before))
                .doesNotContain("planted", "DROP TABLE", "Uncaught server error", "NullPointerException")
                .doesNotContain(HARMLESS.getOrDefault("pid", ""));
    }

    private Arrival judged(Browser browser, Arrival page, Form form, String field, Attack attack) {
        var fields = new HashMap<String, String>();
        form.fields().forEach(name -> fields.put(name, HARMLESS.getOrDefault(name, "")));
        fields.put(field, attack.text());
        try {
            var answer = browser.submit(page, fields);
            if (attack.text().length() > SHORT && answer.status() != 200) {
                assertThat(answer.status()).as(field).isIn(400, 413);
                return opened(browser, form);
            }
            assertThat(answer.status()).as(field).isEqualTo(200);
            if (form == Form.ORDER && answer.page().contains(ORDERED)) {
                return opened(browser, form);
            }
            assertThat(answer.page())
                    .as(field)
                    .contains(form.mark)
                    .hasSizeLessThan(LONGEST_PAGE)
                    .doesNotContain("planted", "<script", "Exception");
            return answer;
        } catch (UncheckedIOException cutOff) {
            // Who sends megabytes where eleven digits are asked may find the connection closed before all is sent.
            assertThat(attack.text()).as(field).hasSizeGreaterThan(SHORT);
            return opened(browser, form);
        }
    }

    private Arrival opened(Browser browser, Form form) {
        var first = browser.open(new GatewayClient(keycloak).push(SUBSTANTIAL).address());
        return switch (form) {
            case IDENTIFY -> first;
            case ACTIVATE -> browser.submit(first, Map.of("page", "activation"));
            case ORDER -> browser.submit(first, Map.of("page", "order"));
            case CODE -> identified(browser, first, Person.enrolled(keycloak));
            case FACTORS -> factors(browser, first, Person.enrolled(keycloak));
            case CONFIRM -> browser.submit(factors(browser, first, Person.enrolled(keycloak)), Map.of("add", "app"));
            case FACTOR -> {
                var kari = Person.enrolled(keycloak);
                var phone = "9%07d".formatted(NUMBERS.nextInt(10_000_000));
                var adding = browser.submit(factors(browser, first, kari), Map.of("add", "sms", "address", phone));
                browser.submit(adding, Map.of("code", Texts.lastCode(phone)));
                var again = browser.open(
                        new GatewayClient(keycloak).push(SUBSTANTIAL).address());
                yield browser.submit(identified(browser, again, kari), Map.of("factor", "sms"));
            }
        };
    }

    private static Arrival identified(Browser browser, Arrival first, Person person) {
        return browser.submit(first, Map.of("pid", person.number().reveal(), "password", person.password()));
    }

    private static Arrival factors(Browser browser, Arrival first, Person person) {
        var wanted = browser.submit(identified(browser, first, person), Map.of("factors", "manage"));
        return browser.submit(wanted, Map.of("code", person.codes().getFirst()));
    }
}
