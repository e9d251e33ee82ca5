package no.portvakt.gateway.saml.delegate;

import java.time.Clock;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.answer.Answers;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.receive.RequestReader;
import no.portvakt.gateway.saml.signon.SignOns;
import no.portvakt.gateway.session.LiveSessions;

/** What the handlers of this package share. */
record SamlParts(
        SamlPortals portals,
        RequestReader reader,
        PendingQuestions pending,
        LevelRule rule,
        Answers answers,
        SignOns signOns,
        AnswerCarrier carrier,
        LiveSessions sessions,
        PolicyInForce policy,
        DelegationRecords records,
        Workers workers,
        Clock clock) {}
