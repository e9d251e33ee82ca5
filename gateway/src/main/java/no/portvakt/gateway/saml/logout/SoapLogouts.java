package no.portvakt.gateway.saml.logout;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.SenderCheck;
import no.portvakt.trust.correlation.CorrelationId;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.saml2.core.LogoutResponse;

/** A portal's server asks for a log-out. There is no browser, so the others are told by servers or not at all. */
final class SoapLogouts implements SoapService {

    private final LogoutParts parts;
    private final Ending ending;
    private final LogoutPaths.BySoap soap;

    SoapLogouts(LogoutParts parts, Ending ending, LogoutPaths.BySoap soap) {
        this.parts = parts;
        this.ending = ending;
        this.soap = soap;
    }

    @Override
    public Answer answer(SAMLObject message, List<X509Certificate> shown, CorrelationId correlation) {
        var delivery = new LogoutReader.Delivery(
                message,
                sender -> SenderCheck.check(message, sender),
                Binding.SOAP,
                Optional.of(soap.address()),
                Optional.empty());
        return SoapService.orBusy(parts.workers()
                .tryDo(() -> parts.reader().read(delivery))
                .map(heard -> answer(heard, shown, correlation)));
    }

    @Override
    public void unread(Fault why, CorrelationId correlation) {
        parts.records().refused(Optional.empty(), why, correlation);
    }

    private Answer answer(Heard heard, List<X509Certificate> shown, CorrelationId correlation) {
        return switch (heard) {
            case Heard.Asked asked ->
                soap.connections().isOf(asked.portal(), shown)
                        ? end(asked, correlation)
                        : untrusted(Fault.FOREIGN_CONNECTION, Optional.of(asked.portal()), correlation);
            case Heard.Told(var portal, var asker, var fault) ->
                ending.isFirst(portal, asker)
                        ? refuse(portal, asker, fault, correlation)
                        : untrusted(Fault.REPLAYED, Optional.of(portal), correlation);
            case Heard.Answered answered -> untrusted(Fault.NOT_ASKED_FOR, Optional.of(answered.portal()), correlation);
            case Heard.Untrusted(var fault, var portal) -> untrusted(fault, portal, correlation);
        };
    }

    private Answer end(Heard.Asked asked, CorrelationId correlation) {
        return switch (ending.end(asked, correlation)) {
            case Ending.Outcome.Ended(var chain, var sid) -> {
                chain.left().forEach(stop -> parts.records().told(stop, "none", false, correlation));
                yield said(
                        asked.asker(),
                        LogoutStatus.done(chain.everywhere() && chain.left().isEmpty()));
            }
            case Ending.Outcome.Refused(var fault) -> refuse(asked.portal(), asked.asker(), fault, correlation);
            case Ending.Outcome.Again again -> untrusted(Fault.REPLAYED, Optional.of(asked.portal()), correlation);
        };
    }

    private Answer refuse(SamlPortal portal, Asker asker, Fault fault, CorrelationId correlation) {
        parts.records().refused(Optional.of(portal), fault, correlation);
        return said(asker, LogoutStatus.refused(fault));
    }

    private Answer said(Asker asker, LogoutStatus status) {
        return SoapService.orBusy(parts.workers()
                .tryDo(() -> new Answer.Message(parts.messages()
                        .sign(LogoutResponse.class, parts.messages().response(asker, status, Optional.empty())))));
    }

    private Answer untrusted(Fault fault, Optional<SamlPortal> portal, CorrelationId correlation) {
        parts.records().refused(portal, fault, correlation);
        return new Answer.Refused();
    }
}
