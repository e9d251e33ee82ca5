package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.idp.keycloak.KeycloakRefused;
import no.portvakt.idp.keycloak.LetterRegistry;
import no.portvakt.idp.keycloak.LetterRegistry.Purpose;
import no.portvakt.idp.keycloak.LetterRegistry.Standing;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;

/** A letter from order to the last code, in the real Keycloak. */
class LetterLifeIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String PASSWORD = "et helt nytt passord";

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);
    private final LetterRegistry letters = new LetterRegistry(keycloak.admin(), "innbygger");
    private final Browser browser = keycloak.browser();

    @Test
    void shouldSetThePasswordAndGoOnWithTheNextCodeWhenAFirstLetterIsActivated() throws Exception {
        var number = Person.newcomer(keycloak);
        var codes = letters.handOver(number).codes();
        var pushed = gateway.push(SUBSTANTIAL);

        var codePage = activate(browser.open(pushed.address()), number, codes.getFirst(), PASSWORD);
        var tokens = gateway.redeem(type(codePage, codes.get(1)), pushed);
        var later = identify(keycloak.browser(), number, PASSWORD);

        assertThat(codePage.page()).contains("nummer 2 fra brev 1");
        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(later.page()).contains("nummer 3 fra brev 1");
        assertThat(standing(number)).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo("ACTIVATED");
            assertThat(letter.purpose()).isEqualTo(Purpose.FIRST);
            assertThat(letter.codesLeft()).isEqualTo(18);
        });
    }

    @Test
    void shouldAnswerTheSameWhenACodeIsWrongAndWhenThePersonIsUnknown() {
        var number = Person.newcomer(keycloak);
        letters.handOver(number);

        var wrong = activate(page(), number, "AAAAA", PASSWORD);
        var unknown = activate(page(), Person.unknown(), "AAAAA", PASSWORD);

        assertThat(wrong.page()).contains("Brevet kunne ikke aktiveres");
        assertThat(problemOf(unknown)).isEqualTo(problemOf(wrong));
        assertThat(unknown.status()).isEqualTo(wrong.status());
    }

    @Test
    void shouldTakeNoPasswordThatIsTooShortNorUseACodeForIt() {
        var number = Person.newcomer(keycloak);
        var codes = letters.handOver(number).codes();

        var refused = activate(page(), number, codes.getFirst(), "kort");

        assertThat(refused.page()).contains("mellom 8 og 64 tegn");
        assertThat(standing(number).getFirst().codesLeft()).isEqualTo(20);
    }

    @Test
    void shouldSetNoPasswordWithARenewalNorWithALetterThatDidNotLeave() {
        var kari = Person.enrolled(keycloak);
        var waiting = Person.newcomer(keycloak);
        var order = letters.order(waiting, Optional.empty()).orElseThrow();
        var printed = letters.print("c-" + order.id(), List.of(order.id())).getFirst();

        var renewal = activate(page(), kari.number(), kari.codes().getFirst(), PASSWORD);
        var notSent = activate(page(), waiting, printed.codes().getFirst(), PASSWORD);

        assertThat(renewal.page()).contains("Brevet kunne ikke aktiveres");
        assertThat(notSent.page()).contains("Brevet kunne ikke aktiveres");
        assertThat(standing(waiting).getFirst().state()).isEqualTo("PRINTED");
    }

    @Test
    void shouldMakeTheFirstPrintWorthlessWhenItIsPrintedAgain() {
        var number = Person.newcomer(keycloak);
        var order = letters.order(number, Optional.empty()).orElseThrow();
        var lost = letters.print("lost-" + order.id(), List.of(order.id())).getFirst();
        var again = letters.print("again-" + order.id(), List.of(order.id())).getFirst();
        letters.sent("lost-" + order.id());
        assertThat(standing(number).getFirst().state()).isEqualTo("PRINTED");
        letters.sent("again-" + order.id());

        assertThat(activate(page(), number, lost.codes().getFirst(), PASSWORD).page())
                .contains("Brevet kunne ikke aktiveres");
        assertThat(activate(page(), number, again.codes().getFirst(), PASSWORD).page())
                .contains("nummer 2 fra brev 1");
    }

    @Test
    void shouldLetTheOldLetterGoOnUntilTheNewOneIsUsed() {
        var kari = Person.enrolled(keycloak);
        assertThat(type(
                                identify(browser, kari.number(), kari.password()),
                                kari.codes().getFirst())
                        .query("code"))
                .isNotEmpty();
        var fresh = letters.handOver(kari.number()).codes();

        var second = keycloak.browser();
        var offered = identify(second, kari.number(), kari.password());
        var chosen = second.submit(offered, Map.of("letter", "new"));
        var arrived = second.submit(chosen, Map.of("code", fresh.getFirst()));

        assertThat(offered.page()).contains("nummer 2 fra brev 1").contains("brev 2");
        assertThat(chosen.page()).contains("nummer 1 fra brev 2");
        assertThat(arrived.query("code")).isNotEmpty();
        assertThat(standing(kari.number())).extracting(Standing::state).containsExactly("ACTIVATED", "REPLACED");
    }

    @Test
    void shouldReplaceALetterThatIsOnItsWayAndKeepAnOrderThatWaits() {
        var number = Person.newcomer(keycloak);
        letters.handOver(number);

        var order = letters.order(number, Optional.empty()).orElseThrow();
        var same = letters.order(number, Optional.empty()).orElseThrow();

        assertThat(same.id()).isEqualTo(order.id());
        assertThat(standing(number)).extracting(Standing::state).containsExactly("ORDERED", "REPLACED");
        assertThat(letters.order(Person.unknown(), Optional.empty())).isEmpty();
    }

    @Test
    void shouldWarnAtFewCodesAndBeUsedUpAfterTheLast() throws SQLException {
        var kari = Person.enrolled(keycloak);
        useUp(kari.number(), 16);
        assertThat(identify(keycloak.browser(), kari.number(), kari.password()).page())
                .contains("Du har 4 ubrukte koder igjen.", "Du har få koder igjen", "Bestill neste brev");
        useUp(kari.number(), 19);
        var last = type(
                identify(browser, kari.number(), kari.password()), kari.codes().get(19));

        assertThat(last.query("code")).isNotEmpty();
        assertThat(standing(kari.number()).getFirst().state()).isEqualTo("USED_UP");
        assertThat(identify(keycloak.browser(), kari.number(), kari.password()).page())
                .contains("ingen ubrukte PIN-koder");
    }

    @Test
    void shouldOpenNothingAfterItWasRevokedOrItsTimeWasOver() throws SQLException {
        var revoked = Person.enrolled(keycloak);
        var expired = Person.enrolled(keycloak);
        assertThat(letters.revoke(revoked.number())).contains(1);
        change("update portvakt_pin_letter set expires_at = current_timestamp where user_id = ?", expired.number());

        assertThat(identify(keycloak.browser(), revoked.number(), revoked.password())
                        .page())
                .contains("er sperret")
                .doesNotContain("name=\"code\"");
        assertThat(identify(keycloak.browser(), expired.number(), expired.password())
                        .page())
                .contains("er utløpt")
                .doesNotContain("name=\"code\"");
        assertThat(standing(revoked.number()).getFirst().state()).isEqualTo("REVOKED");
        assertThat(standing(expired.number()).getFirst().state()).isEqualTo("EXPIRED");
    }

    @Test
    void shouldOrderTheNextLetterWhenThePasswordWasShownAndOnlyOneAtATime() {
        var kari = Person.enrolled(keycloak);
        letters.revoke(kari.number());
        var empty = identify(browser, kari.number(), kari.password());

        var ordered = browser.submit(empty, Map.of("order", "letter"));
        var later = identify(keycloak.browser(), kari.number(), kari.password());

        assertThat(ordered.page()).contains("Et nytt brev er bestilt");
        assertThat(later.page())
                .contains("Et nytt brev er bestilt og kommer i posten")
                .doesNotContain("name=\"code\"");
        assertThat(standing(kari.number())).extracting(Standing::state).containsExactly("ORDERED", "REVOKED");
        browser.submit(identify(browser, kari.number(), kari.password()), Map.of("order", "letter"));
        assertThat(standing(kari.number())).hasSize(2);
    }

    @Test
    void shouldOrderByNumberAloneWithTheSameAnswerForEverybodyAndChangeNothingElse() {
        var kari = Person.enrolled(keycloak);
        useFirstCode(kari);

        var known = orderByNumber(keycloak.browser("192.0.2.60"), kari.number().reveal());
        var unknown =
                orderByNumber(keycloak.browser("192.0.2.61"), Person.unknown().reveal());
        var typo = orderByNumber(keycloak.browser("192.0.2.62"), "12345678901");

        assertThat(known.page()).contains("Er du registrert her, er et brev på vei");
        assertThat(textOf(known)).isEqualTo(textOf(unknown));
        assertThat(typo.page()).contains("ikke et fødselsnummer");
        assertThat(standing(kari.number())).extracting(Standing::state).containsExactly("ORDERED", "ACTIVATED");
        assertThat(standing(kari.number()).getFirst().purpose()).isEqualTo(Purpose.RENEWAL);
    }

    @Test
    void shouldTakeTwoToSetAPasswordAnew() {
        var kari = Person.enrolled(keycloak);
        var one = keycloak.helpdesk("one");
        var other = keycloak.helpdesk("other");

        assertThatThrownBy(() -> letters.order(kari.number(), Optional.of(Purpose.FIRST)))
                .isInstanceOf(KeycloakRefused.class);
        var proposal = one.propose(kari.number()).orElseThrow();

        assertThat(one.approve(proposal)).as("her own").isFalse();
        assertThat(other.approve(proposal)).isTrue();
        assertThat(other.approve(proposal)).as("twice").isFalse();
        assertThat(standing(kari.number()).getFirst()).satisfies(letter -> {
            assertThat(letter.state()).isEqualTo("ORDERED");
            assertThat(letter.purpose()).isEqualTo(Purpose.FIRST);
        });
        assertThatThrownBy(() -> one.revoke(kari.number()))
                .as("the helpdesk may do this and nothing else")
                .isInstanceOf(KeycloakRefused.class);
        assertThat(keycloak.audited()).contains("letter.proposed", "letter.approved", "login.refused");
        assertThat(keycloak.audited()).doesNotContain(kari.number().reveal());
    }

    private void useFirstCode(Person person) {
        var fresh = keycloak.browser();
        var page = identify(fresh, person.number(), person.password());
        assertThat(fresh.submit(page, Map.of("code", person.codes().getFirst())).query("code"))
                .isNotEmpty();
    }

    private Arrival orderByNumber(Browser with, String number) {
        var first = with.open(gateway.push(SUBSTANTIAL).address());
        return with.submit(with.submit(first, Map.of("page", "order")), Map.of("pid", number));
    }

    /** Without the addresses of this one log-in. */
    private static String textOf(Arrival arrival) {
        var page = arrival.page();
        return page.substring(page.indexOf("<main"), page.indexOf("</main>")).replaceAll("action=\"[^\"]*\"", "");
    }

    private void useUp(NationalId person, int codes) throws SQLException {
        change(
                "update portvakt_pin_code set used_at = current_timestamp where code_number <= " + codes
                        + " and letter_id in (select id from portvakt_pin_letter where user_id = ?)",
                person);
    }

    private void change(String statement, NationalId person) throws SQLException {
        var registry = keycloak.admin();
        var username = registry.replace(
                        "/innbygger/portvakt/citizens",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("pid", person.reveal())
                                .put("givenName", "Kari")
                                .put("familyName", "Prøve"))
                .path("username")
                .asText();
        try (var connection = keycloak.database().getConnection();
                var prepared = connection.prepareStatement(
                        statement.replace("?", "(select id from user_entity where username = ?)"))) {
            prepared.setString(1, username);
            assertThat(prepared.executeUpdate()).isPositive();
        }
    }

    private List<Standing> standing(NationalId person) {
        return letters.status(person).orElseThrow().letters();
    }

    private Arrival page() {
        return browser.open(gateway.push(SUBSTANTIAL).address());
    }

    private Arrival activate(Arrival page, NationalId person, String code, String password) {
        var form = browser.submit(page, Map.of("page", "activation"));
        return browser.submit(
                form,
                Map.of(
                        "pid", person.reveal(),
                        "code", code,
                        "password-new", password,
                        "password-confirm", password));
    }

    private Arrival identify(Browser with, NationalId person, String password) {
        return with.submit(
                with.open(gateway.push(SUBSTANTIAL).address()), Map.of("pid", person.reveal(), "password", password));
    }

    private Arrival type(Arrival page, String code) {
        return browser.submit(page, Map.of("code", code));
    }

    private static String problemOf(Arrival arrival) {
        return arrival.page()
                .lines()
                .filter(line -> line.contains("id=\"feil\""))
                .findFirst()
                .orElseThrow();
    }
}
