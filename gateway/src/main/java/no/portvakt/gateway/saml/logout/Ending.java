package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.stream.Stream;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.signon.Participation;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.saml.verify.Freshness;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.secret.Secret;

/**
 * Ends a sign-on that a portal wants ended: our sessions on every host first, so that whatever breaks afterwards leaves
 * nobody logged in here; then the identity provider's, which tells portals of OpenID Connect; then the other portals.
 */
final class Ending {

    private final LogoutParts parts;
    private final Farewells farewells;

    Ending(LogoutParts parts, Farewells farewells) {
        this.parts = parts;
        this.farewells = farewells;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** Here it is over; who is left has to be told by the browser. */
        record Ended(Chain chain, String sid) implements Outcome {}

        /** Nothing was ended, and the portal is told. */
        record Refused(Fault fault) implements Outcome {}

        /** The request was here before, on this node or another. */
        record Again() implements Outcome {}
    }

    Outcome end(Heard.Asked asked, CorrelationId correlation) {
        if (!isFirst(asked.portal(), asked.asker())) {
            return new Outcome.Again();
        }
        return parts.participations()
                .find(asked.portal(), asked.sessionIndex())
                .filter(one -> one.name().equals(asked.name()))
                .<Outcome>map(one -> new Outcome.Ended(end(one, asked.asker(), correlation), one.sid()))
                .orElseGet(() -> new Outcome.Refused(Fault.NOT_THEIR_SIGN_ON));
    }

    /** Among all nodes. */
    boolean isFirst(SamlPortal portal, Asker asker) {
        return parts.sessions()
                .useUp("saml " + portal.id() + " " + asker.requestId(), Freshness.remembered())
                .toCompletableFuture()
                .join();
    }

    private Chain end(Participation one, Asker asker, CorrelationId correlation) {
        parts.sessions().endSid(one.sid()).toCompletableFuture().join();
        var others = farewells.of(one.sid()).stream()
                .filter(other -> !other.portal().equals(one.portal()))
                .toList();
        boolean endedThere = endThere(one, others);
        parts.records().asked(one, asker.by(), endedThere, correlation);
        return farewells.begin(others, new Chain.End.AtPortal(asker), endedThere, correlation);
    }

    private boolean endThere(Participation one, List<Participation> others) {
        List<Secret> tokens = Stream.concat(Stream.of(one), others.stream())
                .flatMap(each -> each.endsThere().stream())
                .toList();
        return tokens.stream().anyMatch(parts.endsThere());
    }
}
