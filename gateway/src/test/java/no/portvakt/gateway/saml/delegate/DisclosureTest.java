package no.portvakt.gateway.saml.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.Test;

/** A citizen sees what a portal would be told of her, before it is told. */
class DisclosureTest {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    private final Town town = new Town();

    private OwnReply ask(String portal, String attributes) {
        var kept = town.post(
                LoginRequestText.signed(town.request(portal, attributes, ""), PortalKey.PORTAL.key()), "page-7");
        return town.goOn(kept);
    }

    private static String page(OwnReply reply) {
        return reply instanceof OwnReply.Page page ? page.html() : "no page: " + reply;
    }

    private static Map<String, List<String>> fields(OwnReply reply) {
        var fields = new LinkedHashMap<String, List<String>>();
        var matcher = HIDDEN.matcher(page(reply));
        while (matcher.find()) {
            fields.put(matcher.group(1), List.of(matcher.group(2)));
        }
        return fields;
    }

    private PortalAnswer goOn(OwnReply shown) {
        return PortalAnswer.of(town.press("go", fields(shown)));
    }

    @Test
    void shouldShowWhatAPortalIsToldOnceInASignOn() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        var shown = ask("shown", "");
        assertThat(page(shown))
                .contains("lang=\"nn\"", "Du går vidare til Portalen &lt;nn&gt;", "Fødselsnummeret ditt", "Nivå 3")
                .contains(">PIN<", ">Nynorsk<", "action=\"/_portvakt/saml/told\"")
                .doesNotContain("<nn>", "<script", Town.PERSON);
        assertThat(town.audit).as("nobody was told").isEmpty();
        var answer = goOn(shown);
        assertThat(answer.status()).isEqualTo("Success");
        assertThat(answer.attribute("uid")).contains(Town.PERSON);
        assertThat(answer.relayState()).contains("page-7");

        assertThat(PortalAnswer.of(ask("shown", "")).status()).as("remembered").isEqualTo("Success");
        assertThat(page(ask("alwaysshown", ""))).as("each portal by itself").contains("/_portvakt/saml/told");
    }

    @Test
    void shouldShowItAgainWhereMoreIsToldAndInAnotherSignOn() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        goOn(ask("shown", ""));

        town.logIn(SecurityLevel.HIGH);
        var higher = ask("shown", "");
        assertThat(page(higher)).contains("Nivå 4");
        assertThat(goOn(higher).attribute("SecurityLevel")).contains("4");

        town.logIn(SecurityLevel.HIGH, "sid-2", "kari");
        assertThat(page(ask("shown", ""))).contains("Nivå 4");
    }

    @Test
    void shouldTellThePortalThatSheTurnedBackAndNothingOfHer() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        var answer = PortalAnswer.of(town.press("back", fields(ask("shown", ""))));

        assertThat(answer.status()).isEqualTo("NoAuthnContext");
        assertThat(answer.all("Assertion")).isEmpty();
        assertThat(answer.isSignedBy(PortalKey.OURS)).isTrue();
        assertThat(town.lastReason()).isEqualTo("turned-back");
        assertThat(page(ask("shown", ""))).as("she is shown it again").contains("/_portvakt/saml/told");
    }

    @Test
    void shouldAnswerNoPassiveToWhoMayNotAskHerBeforeSheHasSeenIt() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        assertThat(PortalAnswer.of(ask("shown", "IsPassive='true'")).status()).isEqualTo("NoPassive");
        goOn(ask("shown", ""));
        assertThat(PortalAnswer.of(ask("shown", "IsPassive='true'")).status()).isEqualTo("Success");
    }

    @Test
    void shouldShowItEveryTimeWhereThatIsDeclared() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        assertThat(goOn(ask("alwaysshown", "")).status()).isEqualTo("Success");

        assertThat(goOn(ask("alwaysshown", "")).status()).isEqualTo("Success");
        assertThat(PortalAnswer.of(ask("alwaysshown", "IsPassive='true'")).status())
                .isEqualTo("NoPassive");
    }

    @Test
    void shouldGiveNothingThatSheHasNotSeen() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        var shown = ask("shown", "");
        town.logIn(SecurityLevel.HIGH);

        var anew = town.press("go", fields(shown));

        assertThat(page(anew)).contains("Nivå 4");
        assertThat(town.audit).isEmpty();
        assertThat(goOn(anew).status()).isEqualTo("Success");
    }

    @Test
    void shouldLeadOnByAPageWhereARedirectWouldAnswerAForm() {
        town.logIn(SecurityLevel.SUBSTANTIAL);

        var onward = page(town.press("go", fields(ask("shownartifact", ""))));

        assertThat(onward)
                .contains("http-equiv=\"refresh\" content=\"0; url=" + Town.consumerOf("shownartifact") + "?SAMLart=")
                .contains("&amp;RelayState=page-7\"", "id=\"go\"");
    }

    @Test
    void shouldAnswerOnceAndOnlyInTheBrowserThatWasShown() {
        town.logIn(SecurityLevel.SUBSTANTIAL);
        var shown = ask("shown", "");
        var elsewhere = Map.copyOf(town.cookies);
        town.cookies.keySet().removeIf(name -> name.contains("-saml-"));
        assertThat(town.press("go", fields(shown))).isEqualTo(OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));

        town.cookies.putAll(elsewhere);
        assertThat(town.press("perhaps", fields(shown))).isEqualTo(OwnReply.Refusal.because(Reason.INVALID_INPUT));
        goOn(shown);
        town.cookies.putAll(elsewhere);
        assertThat(town.press("go", fields(shown))).isEqualTo(OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
    }

    @Test
    void shouldTakeNoAnswerFromAnotherSite() {
        assertThat(town.paths.agree().unsafe()).isEqualTo(OwnPath.UnsafeMethods.FROM_SAME_ORIGIN);
        assertThat(town.paths.agree().hosts()).isEqualTo(OwnPath.ServedOn.LOGIN_HOST);
        assertThat(town.paths.agree().methods()).containsExactly("POST");
    }
}
