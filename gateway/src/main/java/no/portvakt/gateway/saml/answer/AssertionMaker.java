package no.portvakt.gateway.saml.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.ContextClasses;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.trust.identity.NationalId;
import org.opensaml.core.xml.schema.XSString;
import org.opensaml.core.xml.schema.impl.XSStringBuilder;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.AttributeValue;
import org.opensaml.saml.saml2.core.Audience;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.AuthnContext;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.Conditions;
import org.opensaml.saml.saml2.core.Issuer;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.Subject;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;

/** Makes assertions, not yet signed: for one portal, one request and one address, for five minutes. */
final class AssertionMaker {

    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final String issuer;

    AssertionMaker(String issuer) {
        this.issuer = issuer;
    }

    Assertion make(String id, SamlPortal portal, Question question, Told told, Instant now) {
        var assertion = SamlDocuments.make(Assertion.class, Assertion.DEFAULT_ELEMENT_NAME);
        assertion.setID(id);
        assertion.setIssueInstant(now);
        assertion.setIssuer(issuer(issuer));
        assertion.setSubject(subject(portal, question, told, now));
        assertion.setConditions(conditions(portal, now));
        assertion.getAuthnStatements().add(statement(told));
        var attributes = attributes(portal.peer().attributes(), told);
        if (!attributes.getAttributes().isEmpty()) {
            assertion.getAttributeStatements().add(attributes);
        }
        return assertion;
    }

    static Issuer issuer(String name) {
        var issuer = SamlDocuments.make(Issuer.class, Issuer.DEFAULT_ELEMENT_NAME);
        issuer.setValue(name);
        return issuer;
    }

    private Subject subject(SamlPortal portal, Question question, Told told, Instant now) {
        var name = SamlDocuments.make(NameID.class, NameID.DEFAULT_ELEMENT_NAME);
        name.setValue(told.name());
        name.setFormat(
                switch (portal.peer().nameId()) {
                    case TRANSIENT -> NameIDType.TRANSIENT;
                    case PERSISTENT -> NameIDType.PERSISTENT;
                });
        name.setNameQualifier(issuer);
        name.setSPNameQualifier(portal.metadata().entityId());
        var data = SamlDocuments.make(SubjectConfirmationData.class, SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
        data.setRecipient(question.answerTo());
        data.setInResponseTo(question.id());
        data.setNotOnOrAfter(now.plus(LIFE));
        var confirmation = SamlDocuments.make(SubjectConfirmation.class, SubjectConfirmation.DEFAULT_ELEMENT_NAME);
        confirmation.setMethod(SubjectConfirmation.METHOD_BEARER);
        confirmation.setSubjectConfirmationData(data);
        var subject = SamlDocuments.make(Subject.class, Subject.DEFAULT_ELEMENT_NAME);
        subject.setNameID(name);
        subject.getSubjectConfirmations().add(confirmation);
        return subject;
    }

    private static Conditions conditions(SamlPortal portal, Instant now) {
        var audience = SamlDocuments.make(Audience.class, Audience.DEFAULT_ELEMENT_NAME);
        audience.setURI(portal.metadata().entityId());
        var restriction = SamlDocuments.make(AudienceRestriction.class, AudienceRestriction.DEFAULT_ELEMENT_NAME);
        restriction.getAudiences().add(audience);
        var conditions = SamlDocuments.make(Conditions.class, Conditions.DEFAULT_ELEMENT_NAME);
        conditions.setNotBefore(now.minus(CLOCKS_DIFFER));
        conditions.setNotOnOrAfter(now.plus(LIFE));
        conditions.getAudienceRestrictions().add(restriction);
        return conditions;
    }

    private static AuthnStatement statement(Told told) {
        var reference = SamlDocuments.make(AuthnContextClassRef.class, AuthnContextClassRef.DEFAULT_ELEMENT_NAME);
        reference.setURI(ContextClasses.stated(told.level()));
        var context = SamlDocuments.make(AuthnContext.class, AuthnContext.DEFAULT_ELEMENT_NAME);
        context.setAuthnContextClassRef(reference);
        var statement = SamlDocuments.make(AuthnStatement.class, AuthnStatement.DEFAULT_ELEMENT_NAME);
        statement.setAuthnInstant(told.authenticatedAt());
        statement.setSessionIndex(told.session());
        statement.setSessionNotOnOrAfter(told.ends());
        statement.setAuthnContext(context);
        return statement;
    }

    private static AttributeStatement attributes(Map<String, SamlPeer.Told> named, Told told) {
        var statement = SamlDocuments.make(AttributeStatement.class, AttributeStatement.DEFAULT_ELEMENT_NAME);
        new TreeMap<>(named).forEach((name, what) -> value(what, told)
                .ifPresent(value -> statement.getAttributes().add(attribute(name, value))));
        return statement;
    }

    private static Optional<String> value(SamlPeer.Told what, Told told) {
        return switch (what) {
            case NATIONAL_ID -> told.person().map(NationalId::reveal);
            case LEVEL -> Optional.of(Integer.toString(told.level().number()));
            case METHOD -> Optional.of(told.method());
            case LANGUAGE -> Optional.of(told.language());
        };
    }

    private static Attribute attribute(String name, String text) {
        XSString value = new XSStringBuilder().buildObject(AttributeValue.DEFAULT_ELEMENT_NAME, XSString.TYPE_NAME);
        value.setValue(text);
        var attribute = SamlDocuments.make(Attribute.class, Attribute.DEFAULT_ELEMENT_NAME);
        attribute.setName(name);
        attribute.setNameFormat(name.contains(":") ? Attribute.URI_REFERENCE : Attribute.BASIC);
        attribute.getAttributeValues().add(value);
        return attribute;
    }
}
