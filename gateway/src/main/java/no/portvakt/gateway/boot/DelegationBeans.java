package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.trust.delegation.AccessLogLine;
import no.portvakt.trust.delegation.Delegations;
import no.portvakt.trust.delegation.SpooledDelegations;
import no.portvakt.trust.signature.PemFile;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.tls.PemTls;

/** The way from here to the citizens' access logs. */
@Singleton
public class DelegationBeans {

    /** Well within what the adapter reads at once. */
    private static final int LINES = 400;

    @Produces
    @Singleton
    public Delegations delegations(SamlSettings saml, Clock clock) {
        var settings = saml.accessLog();
        if (settings.url().isEmpty()) {
            return Delegations.NONE;
        }
        var spool = new Spool(
                settings.spool().orElseThrow(),
                new Spool.Limits(settings.largestSpool().asLongValue(), Optional.empty(), Spool.WhenFull.REFUSE),
                clock);
        var line = new AccessLogLine(
                settings.url().get(),
                settings.name(),
                PemKeys.privateKey(settings.key().orElseThrow()),
                PemTls.context(settings.trust(), Optional.empty()),
                clock);
        new RecordSender("delegations", "MinSide", LINES, spool, line).start();
        return new SpooledDelegations(
                spool, (ECPublicKey) PemFile.publicKey(settings.recipient().orElseThrow()));
    }
}
