package no.portvakt.gateway.ownpath;

/**
 * Answers one of the gateway's own paths. Called once per request on a virtual thread, so it may block; called by many
 * threads at once. What it throws is answered with {@code internal} and logged: expected outcomes are replies.
 */
@FunctionalInterface
public interface OwnPathHandler {

    OwnReply handle(OwnRequest request);
}
