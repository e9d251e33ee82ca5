package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.UpstreamAuthentication;

record PreparedRequest(Exchange exchange, ServiceId service, UpstreamAuthentication authentication, WayOut wayOut)
        implements Prepared {

    @Override
    public void clean(MultiMap answerHeaders) {
        if (service.equals(RequestEnricher.IDENTITY_PROVIDER)) {
            AnswerHygiene.leadOut(answerHeaders, wayOut);
        }
        AnswerHygiene.clean(answerHeaders, exchange);
    }

    @Override
    public void cleanTrailers(MultiMap answerTrailers) {
        AnswerHygiene.cleanTrailers(answerTrailers);
    }
}
