package no.portvakt.idp.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredFactorsTest {

    @Test
    void shouldDeclareNothingWhenTheRealmSaysNothing() {
        assertThat(DeclaredFactors.in(Optional.empty()).isEmpty()).isTrue();
        assertThat(DeclaredFactors.in(Optional.of("none")).isEmpty()).isTrue();
        assertThat(DeclaredFactors.in(Optional.of(" ")).isEmpty()).isTrue();
    }

    @Test
    void shouldTakeSmsAndAppForTheLetterAndEmailOnlyWhenItIsSaid() {
        var usual = DeclaredFactors.in(Optional.of("sms, app,email"));
        var raised = DeclaredFactors.in(Optional.of("email=3"));
        var lowered = DeclaredFactors.in(Optional.of("sms=2"));

        assertThat(FactorMethod.values()).allMatch(usual::isDeclared);
        assertThat(usual.isEnough(FactorMethod.SMS)).isTrue();
        assertThat(usual.isEnough(FactorMethod.APP)).isTrue();
        assertThat(usual.isEnough(FactorMethod.EMAIL)).isFalse();
        assertThat(raised.isEnough(FactorMethod.EMAIL)).isTrue();
        assertThat(raised.isDeclared(FactorMethod.SMS)).isFalse();
        assertThat(lowered.isEnough(FactorMethod.SMS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms,telex", "app=4", "sms=3=3", "SMS", "app,", "email=", "sms;app"})
    void shouldDeclareNothingAtAllWhenOneWordIsNotUnderstood(String declaration) {
        assertThat(DeclaredFactors.in(Optional.of(declaration)).isEmpty()).isTrue();
    }
}
