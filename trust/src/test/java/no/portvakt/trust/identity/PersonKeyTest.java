package no.portvakt.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;

import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

class PersonKeyTest {

    private static final Secret PEPPER = Secret.of("a pepper for tests");

    private final NationalId person = NationalId.parse("01815060012").orElseThrow();
    private final NationalId another = NationalId.parse("41815060006").orElseThrow();

    @Test
    void shouldAlwaysBeTheSameForOnePerson() {
        assertThat(new PersonKey("minside", PEPPER).of(person))
                .isEqualTo(new PersonKey("minside", PEPPER).of(person))
                .matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void shouldDifferByPersonDomainAndPepper() {
        assertThat(new PersonKey("minside", PEPPER).of(person))
                .isNotEqualTo(new PersonKey("minside", PEPPER).of(another))
                .isNotEqualTo(new PersonKey("keycloak", PEPPER).of(person))
                .isNotEqualTo(new PersonKey("minside", Secret.of("another pepper")).of(person));
    }
}
