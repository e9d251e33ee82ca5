package no.portvakt.demo.portal;

import java.util.Date;
import no.portvakt.trust.identity.NationalId;

/**
 * Whom the gateway says is calling.
 *
 * @param acr what the log-in was worth, to be passed on as it came
 * @param authenticatedAt when she logged in
 * @param locale the language of her log-in
 */
record Visitor(NationalId person, String acr, Date authenticatedAt, String locale) {}
