package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.trust.audit.AuditOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forgery of a log-out is refused by the reason that stands beside it in the table. */
class LogoutForgeryTest {

    record Row(LogoutForgery forgery, String status, String reason) {}

    private static Stream<Row> table() {
        return Profiles.text("/attacks/saml-logout.csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(LogoutForgery.valueOf(cells[0].strip()), cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldRefuseAndSayWhy(Row row) {
        var town = new Town();

        var reply = row.forgery().playedTo(town);

        assertThat(statusOf(reply)).isEqualTo(row.status());
        assertThat(town.lastReason()).isEqualTo(row.reason());
        assertThat(town.audit.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
    }

    /** A number is a page for the citizen; a word is what the portal is told. */
    private static String statusOf(OwnReply reply) {
        return switch (reply) {
            case OwnReply.Refusal refusal -> Integer.toString(refusal.reason().status());
            case OwnReply.HandedOn handed -> PortalAnswer.of(handed).status();
            default -> "accepted: " + reply;
        };
    }

    /** Those that are refused before a log-out has begun leave her logged in. */
    @ParameterizedTest
    @MethodSource("table")
    void shouldEndNothing(Row row) {
        var town = new Town();

        row.forgery().playedTo(town);

        boolean hasBegun = row.forgery().name().contains("ANSWER")
                || row.forgery().name().startsWith("REPLAYED")
                || row.forgery() == LogoutForgery.A_SIGN_ON_THAT_IS_OVER;
        assertThat(town.endedThere).hasSize(hasBegun ? 1 : 0);
    }

    @Test
    void shouldHaveARowForEveryForgery() {
        assertThat(table().map(Row::forgery))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(LogoutForgery.values()));
    }
}
