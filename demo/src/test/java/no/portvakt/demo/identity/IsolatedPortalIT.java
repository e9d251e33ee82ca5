package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.Telling;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Portals that take no part in single sign-on ({@code signOn: isolated}), beside one that does. */
class IsolatedPortalIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final OidcPortal ORDINARY = new OidcPortal(KEYCLOAK, "ordinary");
    private static final OidcPortal ISOLATED = new OidcPortal(KEYCLOAK, "isolated");
    private static final OidcPortal SECOND = new OidcPortal(KEYCLOAK, "isolated-too");

    private final Browser browser = KEYCLOAK.browser();
    private final Person kari = Person.enrolled(KEYCLOAK);

    @BeforeAll
    static void declare() {
        var kindergarten = new ServiceId("barnehage");
        var clients = DeclaredPortals.clients(
                ORDINARY.declared(kindergarten, Conformance.PLAIN),
                ISOLATED.isolated(kindergarten, Telling.NEVER),
                SECOND.isolated(kindergarten, Telling.FIRST_TIME));
        new RealmSync(KEYCLOAK.admin()).apply(KEYCLOAK.innbygger().and(clients), operation -> {});
    }

    @AfterAll
    static void withdraw() {
        var admin = KEYCLOAK.admin();
        for (var portal : List.of(ORDINARY, ISOLATED, SECOND)) {
            var found =
                    admin.read("/innbygger/clients?clientId=" + portal.name()).orElseThrow();
            admin.remove("/innbygger/clients/" + found.path(0).path("id").asText());
        }
    }

    private Arrival logIn(Arrival page, Person person, int code) {
        var codePage = browser.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
        return browser.submit(codePage, Map.of("code", person.codes().get(code)));
    }

    private static JWTClaimsSet claims(OIDCTokens tokens) {
        try {
            return tokens.getIDToken().getJWTClaimsSet();
        } catch (ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static URI silently(OidcPortal portal) {
        return URI.create(portal.asking(SUBSTANTIAL) + "&prompt=none");
    }

    /** What others count of her: all but what is about the one token. */
    private static List<Object> counted(JWTClaimsSet claims) {
        return Stream.of("sid", "acr", "amr", "auth_time", "sub")
                .map(claims::getClaim)
                .toList();
    }

    private static String sid(OIDCTokens tokens) {
        return String.valueOf(claims(tokens).getClaim("sid"));
    }

    @Test
    void shouldAskAnewWhoeverIsLoggedInElsewhereAndLeaveThatLogInAsItWas() {
        var card = kari.certified(KEYCLOAK).certificate();
        var before = ORDINARY.redeem(logIn(browser.open(ORDINARY.asking(SUBSTANTIAL)), kari, 0));
        Awaitility.await().until(() -> Instant.now()
                .isAfter(before.getIssueTime().toInstant().plusSeconds(2)));

        assertThat(browser.open(silently(ISOLATED)).query("error")).isEqualTo("login_required");
        var page = browser.open(ISOLATED.asking(HIGH));
        assertThat(page.redirect()).as("asked anew").isEmpty();
        var apart = ISOLATED.redeem(browser.choose(page, card));

        assertThat(apart.getClaim("acr")).isEqualTo(HIGH);
        assertThat(apart.getClaim("amr")).as("of this log-in alone").isEqualTo(List.of("Portvakt-PKI"));
        assertThat(apart.getClaim("sid")).isNotEqualTo(before.getClaim("sid"));
        assertThat(counted(ORDINARY.redeem(browser.open(silently(ORDINARY))))).isEqualTo(counted(before));
        assertThat(browser.open(ORDINARY.asking(HIGH)).redirect())
                .as("level 4 was for the isolated portal alone")
                .isEmpty();
    }

    @Test
    void shouldLetNobodyInElsewhereWhoHasLoggedInThereAlone() {
        var first = ISOLATED.tokens(logIn(browser.open(ISOLATED.asking(SUBSTANTIAL)), kari, 0));

        assertThat(browser.open(silently(ISOLATED)).query("error")).isEqualTo("login_required");
        assertThat(browser.open(silently(SECOND)).query("error")).isEqualTo("login_required");
        assertThat(browser.open(silently(ORDINARY)).query("error")).isEqualTo("login_required");
        assertThat(browser.open(ORDINARY.asking(SUBSTANTIAL)).page()).contains("name=\"pid\"");
        var second = ISOLATED.tokens(logIn(browser.open(ISOLATED.asking(SUBSTANTIAL)), kari, 1));
        assertThat(sid(second)).as("each log-in is one of its own").isNotEqualTo(sid(first));
    }

    /** The page comes after the log-in, where Keycloak looks for the session once more. */
    @Test
    void shouldKeepItApartOverThePageThatSaysWhatIsTold() {
        var before = ORDINARY.redeem(logIn(browser.open(ORDINARY.asking(SUBSTANTIAL)), kari, 0));
        var told = logIn(browser.open(SECOND.asking(SUBSTANTIAL)), kari, 1);
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(told.page());
        assertThat(seen.find()).isTrue();

        var apart = SECOND.redeem(browser.submit(told, Map.of("answer", "go", "seen", seen.group(1))));

        assertThat(apart.getClaim("sid")).isNotEqualTo(before.getClaim("sid"));
        assertThat(counted(ORDINARY.redeem(browser.open(silently(ORDINARY))))).isEqualTo(counted(before));
    }

    @Test
    void shouldEndOneWithoutTheOther() {
        var ordinary = ORDINARY.tokens(logIn(browser.open(ORDINARY.asking(SUBSTANTIAL)), kari, 0));
        var one = ISOLATED.tokens(logIn(browser.open(ISOLATED.asking(SUBSTANTIAL)), kari, 1));
        var other = ISOLATED.tokens(logIn(browser.open(ISOLATED.asking(SUBSTANTIAL)), kari, 2));

        assertThat(browser.open(ISOLATED.leaving(one.getIDTokenString())).redirect())
                .as("back at the portal")
                .contains(ISOLATED.callback());

        assertThat(ISOLATED.renew(one.getRefreshToken())).as("ended").isEqualTo(400);
        assertThat(ORDINARY.redeem(browser.open(silently(ORDINARY))).getClaim("sid"))
                .isEqualTo(sid(ordinary));
        browser.open(ORDINARY.leaving(ordinary.getIDTokenString()));
        assertThat(browser.open(silently(ORDINARY)).query("error")).isEqualTo("login_required");
        assertThat(ISOLATED.renew(other.getRefreshToken())).as("not ended").isEqualTo(200);
    }

    /** At another's machine: nobody is thrown out, and nobody is taken for the other. */
    @Test
    void shouldTakeAnotherPersonThere() {
        var ola = Person.enrolled(KEYCLOAK);
        var before = ORDINARY.redeem(logIn(browser.open(ORDINARY.asking(SUBSTANTIAL)), kari, 0));

        var apart = ISOLATED.redeem(logIn(browser.open(ISOLATED.pushing(SUBSTANTIAL)), ola, 0));

        assertThat(apart.getClaim("sid")).isNotEqualTo(before.getClaim("sid"));
        assertThat(counted(ORDINARY.redeem(browser.open(silently(ORDINARY))))).isEqualTo(counted(before));
    }
}
