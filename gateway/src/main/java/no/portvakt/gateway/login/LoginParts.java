package no.portvakt.gateway.login;

import java.time.Clock;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.session.LiveSessions;

/** What the two halves of a log-in share. */
record LoginParts(
        IdentityProvider identityProvider,
        LiveSessions sessions,
        ServiceDemands demands,
        PendingLogins pending,
        KeptForms forms,
        LoginRounds rounds,
        LoginProblems problems,
        Clock clock) {}
