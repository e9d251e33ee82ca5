package no.portvakt.gateway.login;

import no.portvakt.trust.correlation.CorrelationId;

/** Is told what happened. A port; must be quick and must not throw. */
@FunctionalInterface
public interface LoginJournal {

    void record(LoginEvent event, CorrelationId correlation);
}
