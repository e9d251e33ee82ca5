package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Set;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.IdentityTokens;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.gateway.session.SessionEndListener;
import no.portvakt.trust.secret.Secret;

/** What the gateway signs, and with what. */
@Singleton
public class TokenBeans {

    @Produces
    @Singleton
    public SigningKey signingKey(IdentitySettings settings) {
        try {
            return SigningKey.fromPem(Files.readString(settings.key()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read portvakt.identity.key", unreadable);
        }
    }

    @Produces
    @Singleton
    public TokenSigner signer(IdentitySettings settings, SigningKey key, ProcessSettings process, Handover handover) {
        return new TokenSigner(settings.issuer(), key, Secret.of(process.pairwiseSecret()), handover);
    }

    @Produces
    @Singleton
    public IdentityTokens identityTokens(TokenSigner signer, Clock clock) {
        return new IdentityTokens(signer, clock);
    }

    /** A session that ends takes its token with it. */
    @Produces
    @Singleton
    public SessionEndListener dropsTokens(IdentityTokens tokens) {
        return tokens::forget;
    }

    /** What upstreams verify the tokens with. */
    @Produces
    @Singleton
    public OwnPath jwks(SigningKey key) {
        var reply = OwnReply.Json.of(key.jwks());
        return OwnPath.everywhere("/_portvakt/jwks.json", Set.of("GET"), request -> reply);
    }
}
