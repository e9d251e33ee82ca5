package no.portvakt.gateway.ownpath;

/**
 * Answers one of the gateway's own paths. Called once per request on a virtual thread, so it may block; called by many
 * threads at once. What it throws is answered with {@code internal} and logged: expected outcomes are replies.
 */
@FunctionalInterface
public interface OwnPathHandler {

    OwnReply handle(OwnRequest request);

    /**
     * Somebody sent more than a request for one of our own paths may be ({@link OwnRequest#LARGEST_BODY}). It is refused in
     * any case; whoever keeps a record of refusals writes it here.
     *
     * @param request without its body
     */
    default void tooLarge(OwnRequest request) {}
}
