package no.portvakt.idp.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Optional;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import no.portvakt.profiles.level.SecurityLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;

class SamlStatementsTest {

    private static final UpstreamLevels LEVELS = UpstreamLevels.parse("urn:password=3 urn:smartcard=4");
    private static final Instant PROVED = Instant.parse("2026-11-23T08:00:00Z");

    private final SamlStatements statements =
            new SamlStatements(Optional.of("SecurityLevel"), "uid", Optional.of("AuthMethod"));

    @ParameterizedTest
    @CsvSource({
        // values of SecurityLevel, context, level or -
        "3, urn:password, 3",
        "4, urn:smartcard, 4",
        "4, urn:password, 3",
        "3, urn:smartcard, 3",
        "4, urn:unspecified, 4",
        "4, , 4",
        "2, urn:password, -",
        "5, urn:smartcard, -",
        "04, urn:smartcard, -",
        "high, urn:smartcard, -",
        ", urn:smartcard, -",
        "3 4, urn:smartcard, -",
        "4 4, urn:smartcard, -"
    })
    void shouldTakeTheLowerOfNumberAndContext(@Nullable String numbers, @Nullable String context, String level) {
        var assertion = assertion(context);
        if (numbers != null) {
            attribute(assertion, "SecurityLevel", numbers.split(" "));
        }

        assertThat(levelOf(statements.read(assertion, LEVELS))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"urn:password, 3", "urn:smartcard, 4", "urn:unspecified, -", "URN:PASSWORD, -", ", -"})
    void shouldTakeTheContextAloneWhereNoAttributeIsDeclared(@Nullable String context, String level) {
        var byContext = new SamlStatements(Optional.empty(), "uid", Optional.empty());
        var assertion = assertion(context);
        attribute(assertion, "SecurityLevel", "4");

        assertThat(levelOf(byContext.read(assertion, LEVELS))).isEqualTo(level);
    }

    @Test
    void shouldReadWhoHowAndWhen() {
        var assertion = assertion("urn:password");
        attribute(assertion, "uid", "01819910150");
        attribute(assertion, "AuthMethod", "BankID", "MinID");

        var evidence = statements.read(assertion, LEVELS);

        assertThat(evidence.person()).contains("01819910150");
        assertThat(evidence.methods()).containsExactly("BankID", "MinID");
        assertThat(evidence.provedAt()).contains(PROVED);
    }

    @Test
    void shouldNameNobodyWhenThereAreTwoPersonsOrNone() {
        var two = assertion("urn:password");
        attribute(two, "uid", "01819910150", "01819910231");

        assertThat(statements.read(two, LEVELS).person()).isEmpty();
        assertThat(statements.read(assertion("urn:password"), LEVELS).person()).isEmpty();
    }

    private static String levelOf(Evidence evidence) {
        return evidence.level()
                .flatMap(LEVELS::levelOf)
                .map(SecurityLevel::number)
                .map(String::valueOf)
                .orElse("-");
    }

    private static AssertionType assertion(@Nullable String context) {
        var assertion = new AssertionType("_1", time());
        var statement = new AuthnStatementType(time());
        if (context != null) {
            var sequence = new AuthnContextType.AuthnContextTypeSequence();
            sequence.setClassRef(new AuthnContextClassRefType(URI.create(context)));
            var type = new AuthnContextType();
            type.setSequence(sequence);
            statement.setAuthnContext(type);
        }
        assertion.addStatement(statement);
        return assertion;
    }

    private static void attribute(AssertionType assertion, String name, String... values) {
        var attribute = new AttributeType(name);
        Arrays.stream(values).forEach(attribute::addAttributeValue);
        var statement = new AttributeStatementType();
        statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
        assertion.addStatement(statement);
    }

    private static XMLGregorianCalendar time() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(PROVED.toEpochMilli());
        try {
            return DatatypeFactory.newInstance().newXMLGregorianCalendar(calendar);
        } catch (DatatypeConfigurationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
