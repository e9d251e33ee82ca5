package no.portvakt.gateway.boot;

import java.util.Optional;
import no.portvakt.gateway.bearer.BearerTokens;
import no.portvakt.gateway.limit.Limits;
import no.portvakt.gateway.request.accept.TrustedProxies;
import no.portvakt.gateway.trace.Traces;

/**
 * What only some gateways have.
 *
 * @param trustedProxies in front of it
 */
record Beside(
        Optional<BearerTokens> bearers, Limits limits, TrustedProxies trustedProxies, Traces traces, TlsEnds tls) {

    static final Beside NOTHING =
            new Beside(Optional.empty(), Limits.none(), TrustedProxies.none(), Traces.none(), TlsEnds.HERE);

    static Beside traces(Traces traces) {
        return new Beside(Optional.empty(), Limits.none(), TrustedProxies.none(), traces, TlsEnds.HERE);
    }

    static Beside bearers(BearerTokens bearers) {
        return new Beside(Optional.of(bearers), Limits.none(), TrustedProxies.none(), Traces.none(), TlsEnds.HERE);
    }

    static Beside limits(Limits limits) {
        return new Beside(Optional.empty(), limits, TrustedProxies.none(), Traces.none(), TlsEnds.HERE);
    }

    static Beside proxies(TrustedProxies trustedProxies) {
        return new Beside(Optional.empty(), Limits.none(), trustedProxies, Traces.none(), TlsEnds.HERE);
    }

    static Beside proxiesWithTls(TrustedProxies trustedProxies) {
        return new Beside(Optional.empty(), Limits.none(), trustedProxies, Traces.none(), TlsEnds.AT_PROXY);
    }
}
