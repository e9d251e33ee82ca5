package no.portvakt.idp.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.level.LoginMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientDemandTest {

    @ParameterizedTest
    @CsvSource({
        // what is declared, what was used, whether it is met
        "any, pin, true",
        "any, , true",
        ", pin, true",
        "pki, pki, true",
        "pki, pin, false",
        "pki, , false",
        "pki provider:idporten, provider:idporten, true",
        "pki provider:idporten, provider:portalen, false",
        "'', pin, false",
        "fax, pin, false",
    })
    void shouldBeMetByTheMethodsThatAreDeclared(String declared, String used, boolean met) {
        var demand = ClientDemand.read(Optional.ofNullable(declared), Optional.empty());

        assertThat(demand.isMetBy(Optional.ofNullable(used)
                        .flatMap(LoginMethod::of)
                        .map(Set::of)
                        .orElse(Set.of())))
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        // what is declared, what the client asks for, what is held to
        "any, 60, ",
        ", 60, ",
        "3600, , 3600",
        "3600, 60, 60",
        "3600, 7200, 3600",
        "3600, 99999999999, 0",
        "soon, , 0",
    })
    void shouldHoldToTheShorterAge(String declared, String asked, String held) {
        assertThat(ClientDemand.read(Optional.empty(), Optional.ofNullable(declared))
                        .seconds(Optional.ofNullable(asked)))
                .isEqualTo(Optional.ofNullable(held));
    }

    @Test
    void shouldAcceptEverythingWhereNothingIsDeclared() {
        assertThat(LoginMethod.OWN).allMatch(ClientDemand.read(Optional.empty(), Optional.empty())::accepts);
    }
}
