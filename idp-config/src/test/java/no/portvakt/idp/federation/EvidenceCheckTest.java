package no.portvakt.idp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EvidenceCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UpstreamLevels LEVELS = UpstreamLevels.parse(
            "idporten-loa-low=2 idporten-loa-substantial=3 eidas-loa-substantial=3 idporten-loa-high=4");

    @ParameterizedTest(name = "{0} at {1} in {2}: {3}")
    @CsvFileSource(resources = "evidence.csv", delimiter = ';', numLinesToSkip = 1)
    void shouldJudgeWhatTheProviderSays(String claims, int wanted, String environment, String verdict) {
        var check = new EvidenceCheck("idporten", LEVELS, environment.equals("test"));

        var judged = check.judge(
                OidcClaims.read(claims(claims)), SecurityLevel.of(wanted).orElseThrow());

        assertThat(written(judged)).isEqualTo(verdict);
    }

    @Test
    void shouldPrintNothingOfAPerson() {
        var evidence = OidcClaims.read(claims("{'pid': '01810012345', 'given_name': 'Kari'}"));

        assertThat(evidence.toString()).doesNotContain("018100").doesNotContain("Kari");
    }

    private static String written(EvidenceCheck.Verdict verdict) {
        return switch (verdict) {
            case EvidenceCheck.Verdict.Refused(var why) -> why.name();
            case EvidenceCheck.Verdict.Vouched vouched ->
                vouched.level().number() + " " + String.join(",", vouched.methods());
        };
    }

    private static Map<String, Object> claims(String written) {
        try {
            return JSON.readValue(written.replace('\'', '"'), new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
