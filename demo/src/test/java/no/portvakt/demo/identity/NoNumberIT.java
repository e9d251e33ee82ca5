package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoNumberIT {

    private static final String PLANTED = "Prøve";

    private final RunningKeycloak keycloak = RunningKeycloak.get();

    @Test
    void shouldLeaveNoNumberInLogsOrDatabaseWhenSomebodyLoggedInAndSomebodyFailed() throws Exception {
        var kari = Person.enrolled(keycloak);
        logInAndFail(kari);
        var digits = kari.number().reveal();
        var spellings = List.of(
                digits, Base64.getEncoder().withoutPadding().encodeToString(digits.getBytes(StandardCharsets.UTF_8)));

        for (var spelling : spellings) {
            assertThat(logsWith(spelling)).isEmpty();
            assertThat(columnsWith(spelling)).isEmpty();
        }
        assertThat(columnsWith(PLANTED)).as("the search finds what is there").contains("\"user_entity\".\"last_name\"");
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

    private List<String> columnsWith(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = keycloak.database().getConnection()) {
            for (var column : textColumns(connection)) {
                var query = "select count(*) from " + column[0] + " where cast(" + column[1] + " as text) like ?";
                try (var statement = connection.prepareStatement(query)) {
                    statement.setString(1, "%" + text + "%");
                    try (var rows = statement.executeQuery()) {
                        if (rows.next() && rows.getInt(1) > 0) {
                            found.add(column[0] + "." + column[1]);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String[]> textColumns(Connection connection) throws SQLException {
        var columns = new ArrayList<String[]>();
        try (var statement = connection.prepareStatement("select table_name, column_name from"
                        + " information_schema.columns where table_schema = 'public'"
                        + " and data_type in ('text', 'character varying', 'bytea', 'json', 'jsonb')");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(new String[] {"\"" + rows.getString(1) + "\"", "\"" + rows.getString(2) + "\""});
            }
        }
        return columns;
    }
}
