package no.portvakt.profiles.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginMethodTest {

    @ParameterizedTest
    @CsvSource({
        "Minid-PIN, pin",
        "Minid-OTC, sms",
        "Minid-APP, app",
        "Portvakt-EPOST, email",
        "Buypass, pki",
        "Commfides, pki",
        "Portvakt-PKI, pki",
        "idporten:BankID, provider:idporten",
        "idporten:Minid-PIN, provider:idporten",
        "portalen:unspecified, provider:portalen",
    })
    void shouldKnowTheWordsOfOurRealm(String amr, String word) {
        assertThat(MethodMapping.ofOwnRealm("issuer").methodsOf(List.of(amr)))
                .extracting(LoginMethod::word)
                .containsExactly(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pwd", "minid-pin", "idporten", ":BankID", "ID:BankID", "id porten:BankID", "-:BankID"})
    void shouldTakeAnythingElseForNoMethod(String amr) {
        assertThat(MethodMapping.ofOwnRealm("issuer").methodsOf(List.of(amr))).isEmpty();
    }

    /** What somebody else's issuer writes before a colon is its own affair. */
    @Test
    void shouldKnowProvidersOfOurRealmAlone() {
        var another = new MethodMapping("another", Map.of("x", LoginMethod.PIN), false);

        assertThat(another.methodsOf(List.of("x", "idporten:BankID"))).containsExactly(LoginMethod.PIN);
    }

    @Test
    void shouldReadWhatItWrites() {
        Stream.concat(LoginMethod.OWN.stream(), Stream.of(new LoginMethod("provider:idporten")))
                .forEach(method -> assertThat(LoginMethod.of(method.word())).contains(method));
        assertThat(LoginMethod.of("fax")).isEmpty();
        assertThat(LoginMethod.of("provider:")).isEmpty();
        assertThatThrownBy(() -> new LoginMethod("provider:Ø")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTellOfTheMethodWithMostWeightLast() {
        var provider = new LoginMethod("provider:idporten");

        assertThat(Stream.of(LoginMethod.PKI, LoginMethod.PIN, provider, LoginMethod.EMAIL, LoginMethod.SMS)
                        .sorted())
                .containsExactly(LoginMethod.EMAIL, LoginMethod.SMS, LoginMethod.PIN, provider, LoginMethod.PKI);
    }
}
