package no.portvakt.idp.federation;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType.AuthnContextTypeSequence;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;

/**
 * Reads what an assertion says, in ID-porten's attributes. An attribute with two values says nothing.
 *
 * @param levelAttribute the attribute that says the level as a number; without it the authentication context alone does
 * @param personAttribute the attribute with the national id number
 * @param methodAttribute the attribute that says how she logged in
 */
record SamlStatements(Optional<String> levelAttribute, String personAttribute, Optional<String> methodAttribute) {

    /** What no provider's word for a level looks like, so that it is on no list. */
    private static final String NO_WORD = "";

    Evidence read(AssertionType assertion, UpstreamLevels levels) {
        var statement = assertion.getStatements().stream()
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast)
                .findFirst();
        return new Evidence(
                level(assertion, statement.flatMap(SamlStatements::context), levels),
                methodAttribute.stream()
                        .flatMap(name -> values(assertion, name))
                        .toList(),
                single(assertion, personAttribute),
                statement.flatMap(SamlStatements::provedAt),
                single(assertion, "givenName").orElse(""),
                single(assertion, "sn").orElse(""));
    }

    /** Where the attribute is declared it has to be there, and a context that says less counts. */
    private Optional<String> level(AssertionType assertion, Optional<String> context, UpstreamLevels levels) {
        if (levelAttribute.isEmpty()) {
            return context;
        }
        var byNumber = single(assertion, levelAttribute.get())
                .flatMap(number -> wordOf(number, levels))
                .orElse(NO_WORD);
        return Stream.concat(Stream.of(byNumber), context.stream().filter(word -> levels.levelOf(word)
                        .isPresent()))
                .min(Comparator.comparing(
                        word -> levels.levelOf(word).map(SecurityLevel::number).orElse(0)));
    }

    private static Optional<String> wordOf(String number, UpstreamLevels levels) {
        return levels.levels().entrySet().stream()
                .filter(entry -> Integer.toString(entry.getValue().number()).equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<String> context(AuthnStatementType statement) {
        return Optional.ofNullable(statement.getAuthnContext())
                .flatMap(context -> Optional.ofNullable(context.getSequence()))
                .map(AuthnContextTypeSequence::getClassRef)
                .map(AuthnContextClassRefType::getValue)
                .map(URI::toString);
    }

    private static Optional<Instant> provedAt(AuthnStatementType statement) {
        return Optional.ofNullable(statement.getAuthnInstant())
                .map(instant -> instant.toGregorianCalendar().toInstant());
    }

    private static Optional<String> single(AssertionType assertion, String name) {
        List<String> values = values(assertion, name).toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static Stream<String> values(AssertionType assertion, String name) {
        return assertion.getAttributeStatements().stream()
                .flatMap(statement -> statement.getAttributes().stream())
                .map(ASTChoiceType::getAttribute)
                .filter(attribute -> attribute != null && name.equals(attribute.getName()))
                .flatMap(attribute -> attribute.getAttributeValue().stream())
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
