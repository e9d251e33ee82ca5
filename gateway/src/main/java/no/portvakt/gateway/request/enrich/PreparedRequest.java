package no.portvakt.gateway.request.enrich;

import io.vertx.core.MultiMap;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.catalog.ServiceId;

record PreparedRequest(Exchange exchange, ServiceId service) implements Prepared {

    @Override
    public void clean(MultiMap answerHeaders) {
        AnswerHygiene.clean(answerHeaders, exchange);
    }
}
