package no.portvakt.gateway.boot;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.stream.Collectors;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.onbehalf.ExchangeRecords;
import no.portvakt.gateway.onbehalf.Partner;
import no.portvakt.gateway.onbehalf.TokenEndpoint;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Secret;

/** Token exchange between services. */
@Singleton
public class ExchangeBeans {

    @Produces
    @Singleton
    public Handover handover(ExchangeSettings settings, ProcessSettings process) {
        var callers = settings.services().keySet().stream().map(ServiceId::new).collect(Collectors.toSet());
        return Handover.sealedWith(Secret.of(process.pairwiseSecret()), callers);
    }

    @Produces
    @Singleton
    public OwnPath tokenEndpoint(
            ExchangeSettings settings,
            IdentitySettings identity,
            SigningKey key,
            TokenSigner signer,
            Handover handover,
            PolicyInForce policy,
            LiveSessions sessions,
            AuditLog audit,
            DecisionLog decisions,
            Clock clock) {
        var partners = settings.services().entrySet().stream()
                .map(entry -> partner(entry.getKey(), entry.getValue()))
                .toList();
        return TokenEndpoint.path(
                partners,
                new TokenEndpoint.Tokens(identity.issuer(), key.jwks(), signer, handover),
                policy,
                sessions,
                new ExchangeRecords(audit, decisions, () -> PipelineBeans.termsOf(policy.standing())),
                clock);
    }

    private static Partner partner(String id, ExchangeSettings.Caller caller) {
        var to = caller.to().stream().map(ServiceId::new).collect(Collectors.toSet());
        return new Partner(new ServiceId(id), () -> read(caller.keys()), to);
    }

    private static JWKSet read(Path file) {
        try {
            return JWKSet.load(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (ParseException notKeys) {
            throw new IllegalStateException(file + " is no set of keys", notKeys);
        }
    }
}
