package no.portvakt.idp.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmFileTest {

    @Test
    void shouldFillThePlaceholdersWhenTheCitizensRealmIsRead() {
        var realm = RealmFile.innbygger(
                URI.create("https://login.example:1"),
                List.of(URI.create("https://a.example/cb")),
                "{\"keys\":[]}",
                "none");

        var gateway = realm.clients().getFirst();
        assertThat(gateway.path("redirectUris").path(0).asText()).isEqualTo("https://a.example/cb");
        assertThat(gateway.path("attributes").path("jwks.string").asText()).isEqualTo("{\"keys\":[]}");
        assertThat(gateway.path("attributes").path("backchannel.logout.url").asText())
                .isEqualTo("https://login.example:1/_portvakt/backchannel-logout");
        assertThat(realm.settings().toString()).doesNotContain("${");
    }

    @Test
    void shouldPutTheSecondFactorInsideTheLevelWhenTheEmployeesRealmIsRead() {
        var realm = RealmFile.ansatte(
                URI.create("https://officer-login.example:5"), List.of(URI.create("https://o.example/cb")), "{}");

        assertThat(realm.browserFlow().orElseThrow().outline())
                .containsExactly(
                        "(flow) CONDITIONAL",
                        "  conditional-level-of-authentication REQUIRED {loa-condition-level=3, loa-max-age=0}",
                        "  auth-username-password-form REQUIRED"
                                + " {default.reference.maxAge=set, default.reference.value=set}",
                        "  (flow) REQUIRED",
                        "    webauthn-authenticator ALTERNATIVE"
                                + " {default.reference.maxAge=set, default.reference.value=set}",
                        "    auth-otp-form ALTERNATIVE {default.reference.maxAge=set, default.reference.value=set}",
                        "    portvakt-second-factor-setup ALTERNATIVE");
        assertThat(realm.settings().path("attributes").path("frontendUrl").asText())
                .isEqualTo("https://officer-login.example:5");
    }

    @Test
    void shouldFailWhenAPlaceholderIsNotGiven() {
        assertThatThrownBy(() -> RealmFile.read("innbygger", Map.of())).hasMessageContaining("placeholder");
    }
}
