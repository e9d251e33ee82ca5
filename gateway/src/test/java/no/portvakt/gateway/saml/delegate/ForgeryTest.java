package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.audit.AuditOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forgery is refused by the reason that stands beside it in the table, and nobody is told anything about anybody. */
class ForgeryTest {

    record Row(Forgery forgery, String status, String reason) {}

    private static Stream<Row> table() {
        return Profiles.text("/attacks/saml.csv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(Forgery.valueOf(cells[0].strip()), cells[1].strip(), cells[2].strip()));
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldRefuseAndSayWhy(Row row) {
        var town = new Town();
        town.logIn(SecurityLevel.HIGH);

        var reply = row.forgery().playedTo(town);

        assertThat(statusOf(reply)).isEqualTo(row.status());
        assertThat(town.lastReason()).isEqualTo(row.reason());
        assertThat(town.audit.getLast().outcome()).isEqualTo(AuditOutcome.REFUSED);
        assertThat(town.audit).noneMatch(record -> record.what().equals("saml.delegated"));
    }

    /** A number is a page for the citizen; a word is what the portal is told. */
    private static String statusOf(OwnReply reply) {
        return switch (reply) {
            case OwnReply.Refusal refusal -> Integer.toString(refusal.reason().status());
            case OwnReply.HandedOn handed -> PortalAnswer.of(handed).status();
            default -> "accepted: " + reply;
        };
    }

    @Test
    void shouldHaveARowForEveryForgery() {
        assertThat(table().map(Row::forgery)).containsExactlyInAnyOrderElementsOf(Arrays.asList(Forgery.values()));
    }
}
