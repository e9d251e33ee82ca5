package no.portvakt.idp.requestobject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestObjectCheckTest {

    private static final RequestObjectCheck CHECK = new RequestObjectCheck("eportal", "https://login.test/realm");

    /** It is 1000 o'clock. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":1060               | counts
            "iss":"eportal","aud":"https://login.test/realm","iat":990,"exp":1060               | counts
            "iss":"eportal","aud":["x","https://login.test/realm"],"iat":990,"exp":1060         | counts
            "iss":"eportal","aud":"https://login.test/realm","nbf":1015,"exp":1060              | counts
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":1590               | counts
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":1591               | longer than ten minutes
            "iss":"eportal","aud":"https://login.test/realm","nbf":1016,"exp":1060              | not count yet
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"iat":1016,"exp":1060    | not count yet
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"iat":"now","exp":1060   | not count yet
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":1000               | is over
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":"1060"             | exp, and nbf or iat
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":1e30               | exp, and nbf or iat
            "iss":"eportal","aud":"https://login.test/realm","nbf":990,"exp":99999999999999999  | exp, and nbf or iat
            "iss":"eportal","aud":"https://login.test/realm","nbf":990                          | exp, and nbf or iat
            "iss":"eportal","aud":"https://login.test/realm","exp":1060                         | exp, and nbf or iat
            "iss":"eportal","aud":"https://login.test/realm/","nbf":990,"exp":1060              | aud has to be
            "iss":"eportal","aud":["https://other.test"],"nbf":990,"exp":1060                   | aud has to be
            "iss":"eportal","nbf":990,"exp":1060                                                | aud has to be
            "iss":"other","aud":"https://login.test/realm","nbf":990,"exp":1060                 | iss has to be
            "iss":["eportal"],"aud":"https://login.test/realm","nbf":990,"exp":1060             | iss has to be
            "aud":"https://login.test/realm","nbf":990,"exp":1060                               | iss has to be
            """)
    void shouldSayWhatIsWrong(String claims, String said) throws JsonProcessingException {
        var problem = CHECK.problemOf(new ObjectMapper().readTree("{" + claims + "}"), Instant.ofEpochSecond(1000));

        assertThat(problem.orElse("counts")).contains(said);
    }
}
