package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.portvakt.trust.correlation.CorrelationId;

/** One attempt at one portal, whose citizen is logged in at level 3, so that whatever is taken gives a code at once. */
final class PortalAttempt {

    private static final int CREATED = 201;

    private final WaryPortal portal;
    private final WaryPortal other;
    private final WaryPortal high;
    private final Browser browser;
    private final CorrelationId correlation = CorrelationId.random();

    /**
     * Is known in the audit log by an id of its own.
     *
     * @param other another portal of the same municipality, which is not to get what is this one's
     * @param high one whose service takes level 4
     */
    PortalAttempt(WaryPortal portal, WaryPortal other, WaryPortal high, Browser browser) {
        this.portal = portal;
        this.other = other;
        this.high = high;
        this.browser = browser;
    }

    WaryPortal portal() {
        return portal;
    }

    WaryPortal other() {
        return other;
    }

    WaryPortal high() {
        return high;
    }

    CorrelationId correlation() {
        return correlation;
    }

    /** What a browser that is sent there gets: {@code page}, {@code asked}, or {@code portal} and what it is told. */
    String front(PortalRequest request) {
        return front(portal, request);
    }

    /** The same at another of them. */
    String front(WaryPortal whose, PortalRequest request) {
        browser.say(correlation);
        var arrival = browser.open(whose.front(request));
        if (arrival.redirect().isEmpty()) {
            return arrival.status() == 200 ? "asked" : "page " + arrival.status();
        }
        assertThat(arrival.redirect().map(Object::toString).orElse(""))
                .as("where it leads")
                .matches("\\Q" + whose.portal().callback() + "\\E[?#].*");
        var told = arrival.query("error");
        if (!arrival.redirect().orElseThrow().toString().contains("#")) {
            assertThat(arrival.query("iss")).as("RFC 9207").isEqualTo(portal.issuer());
        }
        return "portal " + (told.isEmpty() ? "code" : told);
    }

    /** What the portal's server gets from the endpoint of pushed requests. */
    String push(PortalRequest request) {
        return said(portal.push(request, correlation));
    }

    /** A reference to a request that is all right. */
    String pushed(PortalRequest request) {
        return pushedBy(portal, request);
    }

    String pushedBy(WaryPortal whose, PortalRequest request) {
        var answer = whose.push(request.and(whose.proved()), CorrelationId.random());
        assertThat(answer.status()).as(answer.body()).isEqualTo(CREATED);
        return answer.json().path("request_uri").asText();
    }

    /** What its server gets from the token endpoint. */
    String fetch(PortalRequest request) {
        return said(portal.fetch(request, correlation));
    }

    /** A fresh code. */
    String code() {
        return codeOf(portal);
    }

    String codeOf(WaryPortal whose) {
        browser.say(CorrelationId.random());
        return Optional.of(browser.open(whose.front(whose.asking())).query("code"))
                .filter(code -> !code.isEmpty())
                .orElseThrow();
    }

    static String said(WaryPortal.Answer answer) {
        return "server " + answer.status() + " " + answer.error();
    }
}
