package no.portvakt.idp.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.portvakt.idp.federation.Broker;
import no.portvakt.idp.federation.Brokers;
import no.portvakt.idp.flow.LoginPage;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginPlanTest {

    @ParameterizedTest
    @CsvSource({
        // required, reached, next page
        "0, 0, -",
        "1, 0, PASSWORD",
        "1, 2, -",
        "2, 0, PASSWORD",
        "2, 1, PASSWORD",
        "2, 2, -",
        "2, 3, -",
        "2, 4, -",
        "3, 0, PASSWORD",
        "3, 1, PASSWORD",
        "3, 2, CODE",
        "3, 3, -",
        "3, 4, -",
        "4, 0, CERTIFICATE",
        "4, 1, CERTIFICATE",
        "4, 2, CERTIFICATE",
        "4, 3, CERTIFICATE",
        "4, 4, -"
    })
    void shouldAskOnlyForWhatIsMissing(int required, int reached, String page) {
        var next =
                LoginPlan.next(level(required), level(reached), new LoginWays(true, true, List.of()), Optional.empty());

        assertThat(written(next)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        // own ways, another provider's highest level or 0, required, reached, chosen, next page
        "pin+pki, 4, 3, 0, -, METHODS",
        "pin+pki, 4, 4, 0, -, METHODS",
        "pin+pki, 4, 4, 3, -, METHODS",
        "pin+pki, 4, 3, 3, -, -",
        "pin+pki, 4, 3, 0, PASSWORD, PASSWORD",
        "pin+pki, 4, 3, 2, PASSWORD, CODE",
        "pin+pki, 4, 3, 2, -, METHODS",
        "pin+pki, 4, 3, 0, CERTIFICATE, CERTIFICATE",
        "pin+pki, 4, 4, 0, PASSWORD, METHODS",
        "pin+pki, 4, 4, 0, CERTIFICATE, CERTIFICATE",
        // the provider is not sure enough: as if it were not there
        "pin+pki, 3, 4, 0, -, CERTIFICATE",
        "pin+pki, 3, 4, 3, -, CERTIFICATE",
        "pin, 4, 4, 0, CERTIFICATE, METHODS",
        "pin, 0, 4, 0, -, unreachable",
        "pin, 3, 4, 0, -, unreachable",
        "pin, 0, 3, 0, -, PASSWORD",
        "pki, 0, 3, 0, -, CERTIFICATE",
        "-, 3, 3, 0, -, METHODS",
        "-, 3, 3, 0, PASSWORD, METHODS",
        "-, 3, 4, 0, -, unreachable",
        "-, 3, 4, 3, -, unreachable",
        "-, 3, 4, 4, -, -",
        "-, 0, 1, 0, -, unreachable"
    })
    void shouldOfferWhatReachesTheLevel(String own, int broker, int required, int reached, String chosen, String page) {
        var brokers = broker == 0 ? List.<Broker>of() : List.of(Brokers.reaching(level(broker)));
        var ways = new LoginWays(own.contains("pin"), own.contains("pki"), brokers);

        var next = LoginPlan.next(
                level(required),
                level(reached),
                ways,
                Optional.of(chosen).filter(way -> !way.equals("-")).map(LoginPage::valueOf));

        assertThat(written(next)).isEqualTo(page);
    }

    private static String written(LoginPlan.Next next) {
        return switch (next) {
            case LoginPlan.Next.Done() -> "-";
            case LoginPlan.Next.Show(var page) -> page.name();
            case LoginPlan.Next.Unreachable() -> "unreachable";
        };
    }

    private static SecurityLevel level(int number) {
        return SecurityLevel.of(number).orElseThrow();
    }
}
