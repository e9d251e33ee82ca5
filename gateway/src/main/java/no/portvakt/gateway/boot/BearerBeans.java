package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import no.portvakt.gateway.bearer.AcceptedIssuer;
import no.portvakt.gateway.bearer.BearerTokens;
import no.portvakt.gateway.bearer.KeySource;
import no.portvakt.gateway.oidc.BackChannel;
import no.portvakt.trust.tls.PemTls;

/** The bearer tokens that the configuration names issuers of. */
@Singleton
public class BearerBeans {

    /** Empty where none is named. */
    public record Bearers(Optional<BearerTokens> tokens) {}

    @Produces
    @Singleton
    public Bearers bearers(BearerSettings settings, Clock clock) {
        if (settings.issuers().isEmpty()) {
            return new Bearers(Optional.empty());
        }
        var issuers = settings.issuers().entrySet().stream()
                .map(named -> new BearerTokens.Issuer(terms(named.getKey(), named.getValue()), keys(named.getValue())))
                .toList();
        return new Bearers(Optional.of(new BearerTokens(
                issuers, Executors.newVirtualThreadPerTaskExecutor(), clock, settings.keysAtMostEvery())));
    }

    private static AcceptedIssuer terms(String name, BearerSettings.Issuer issuer) {
        return AcceptedIssuer.speakingAsOurRealm(
                name, issuer.issuer(), issuer.audience(), issuer.algorithms(), issuer.types(), issuer.longestLife());
    }

    private static KeySource keys(BearerSettings.Issuer issuer) {
        return issuer.jwksFile()
                .<KeySource>map(file -> () -> Files.readString(file))
                .or(() -> issuer.jwksUrl().map(url -> over(url, issuer)))
                .orElseThrow(() -> new IllegalArgumentException("portvakt.bearer: an issuer without keys"));
    }

    private static KeySource over(URI url, BearerSettings.Issuer issuer) {
        var shown = issuer.certificate()
                .flatMap(certificate -> issuer.key().map(key -> new PemTls.Identity(certificate, key)));
        var channel = new BackChannel(PemTls.context(issuer.trust(), shown), BackChannel.PATIENCE);
        return () -> channel.retrieveResource(url.toURL()).getContent();
    }
}
