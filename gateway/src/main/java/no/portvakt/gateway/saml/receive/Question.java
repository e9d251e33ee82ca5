package no.portvakt.gateway.saml.receive;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a portal asks for, when everything about the request was found good. It is kept while the citizen logs in.
 *
 * @param portal the id of its declaration
 * @param id of the request, which the answer names
 * @param answerTo where the answer goes, as the metadata writes it
 * @param answerBy how: POST or ARTIFACT
 * @param relayState goes back as it came
 * @param level what was asked for; empty if that is left to us
 * @param statesAsked whether the answer has to state the level that was asked for and not a higher one that she has
 * @param anew whether she has to prove who she is, even if remembered
 * @param silent whether she must not be asked
 * @param askedAt when it came
 */
public record Question(
        String portal,
        String id,
        String answerTo,
        Binding answerBy,
        Optional<String> relayState,
        Optional<SecurityLevel> level,
        boolean statesAsked,
        boolean anew,
        boolean silent,
        Instant askedAt) {}
