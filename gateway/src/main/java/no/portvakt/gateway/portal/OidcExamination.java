package no.portvakt.gateway.portal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.profiles.portal.OidcClient;

/** A portal that speaks OpenID Connect: its keys, and where its citizens and we are sent. */
final class OidcExamination {

    private static final String KEYS = "keys";

    private final OidcClient client;
    private final Neighbourhood neighbourhood;
    private final List<Step> steps = new ArrayList<>();

    OidcExamination(OidcClient client, Neighbourhood neighbourhood) {
        this.client = client;
        this.neighbourhood = neighbourhood;
    }

    List<Step> steps() {
        keys();
        client.redirects().stream()
                .sorted()
                .forEach(address -> steps.addAll(neighbourhood.knock("redirect", withoutQuery(address))));
        client.backchannelLogout()
                .or(client::frontchannelLogout)
                .ifPresentOrElse(
                        address -> steps.addAll(neighbourhood.knock("log-out", address)),
                        () -> steps.add(Step.note("log-out", "the portal is not told when a citizen logs out")));
        client.frontchannelLogout()
                .ifPresent(framed -> steps.add(Step.note(
                        "log-out",
                        "the portal hears of it in a frame of her browser alone, and nobody learns whether it has")));
        return steps;
    }

    private static URI withoutQuery(URI address) {
        return address.resolve(address.getRawPath());
    }

    private void keys() {
        switch (client.keys()) {
            case OidcClient.Keys.In(var text) -> read(text);
            case OidcClient.Keys.At(var address) -> {
                if (!neighbourhood.isThere()) {
                    steps.add(Step.unasked(KEYS, address.toString()));
                    return;
                }
                try {
                    read(neighbourhood.get(address));
                } catch (IOException away) {
                    steps.add(Step.wrong(KEYS, address + ": " + away.getMessage()));
                }
            }
        }
    }

    private void read(String text) {
        try {
            var all = JWKSet.parse(text).getKeys();
            if (all.stream().anyMatch(JWK::isPrivate)) {
                steps.add(Step.wrong(KEYS, "the set holds a private or a shared key: its owner has to make a new one"));
            }
            var usable = all.stream().filter(this::isUsable).count();
            steps.add(
                    usable > 0
                            ? Step.sound(KEYS, usable + " of " + all.size() + " can prove who the portal is")
                            : Step.wrong(KEYS, "none of " + all.size() + " has \"use\": \"sig\" and fits " + wanted()));
        } catch (ParseException noSet) {
            steps.add(Step.wrong(KEYS, "no JWK set (RFC 7517)"));
        }
    }

    private String wanted() {
        return client.algorithm().map(OidcClient.Algorithm::name).orElse("an algorithm that we know");
    }

    private boolean isUsable(JWK key) {
        return KeyUse.SIGNATURE.equals(key.getKeyUse())
                && client.algorithm()
                        .map(algorithm -> key.getKeyType()
                                .equals(algorithm == OidcClient.Algorithm.ES256 ? KeyType.EC : KeyType.RSA))
                        .orElse(KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType()));
    }
}
