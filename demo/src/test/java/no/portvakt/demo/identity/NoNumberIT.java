package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoNumberIT {

    private static final String PLANTED = "Prøve";

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final StoredTexts database = new StoredTexts(keycloak.database());

    @Test
    void shouldLeaveNoNumberInLogsOrDatabaseWhenSomebodyLoggedInAndSomebodyFailed() throws Exception {
        var kari = Person.enrolled(keycloak);
        logInAndFail(kari);
        var digits = kari.number().reveal();
        var spellings = List.of(
                digits, Base64.getEncoder().withoutPadding().encodeToString(digits.getBytes(StandardCharsets.UTF_8)));

        for (var spelling : spellings) {
            assertThat(logsWith(spelling)).isEmpty();
            assertThat(database.columnsWith(spelling)).isEmpty();
        }
        assertThat(database.columnsWith(PLANTED))
                .as("the search finds what is there")
                .contains("\"user_entity\".\"last_name\"");
    }

    private void logInAndFail(Person kari) {
        var gateway = new GatewayClient(keycloak);
        var browser = keycloak.browser();
        var page = browser.open(gateway.push("idporten-loa-substantial").address());
        var again = browser.submit(page, Map.of("pid", kari.number().reveal(), "password", "galt"));
        var code = browser.submit(again, Map.of("pid", kari.number().reveal(), "password", kari.password()));
        browser.submit(code, Map.of("code", kari.number().reveal()));
        browser.submit(code, Map.of("code", kari.codes().getFirst()));
    }

    private List<Path> logsWith(String text) throws IOException {
        return Files.readString(keycloak.log()).contains(text) ? List.of(keycloak.log()) : List.of();
    }
}
