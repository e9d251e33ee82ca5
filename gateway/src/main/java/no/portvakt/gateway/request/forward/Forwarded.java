package no.portvakt.gateway.request.forward;

import no.portvakt.profiles.reason.Reason;

/** What became of a forwarded request. */
public sealed interface Forwarded {

    /** The upstream's answer went to the client, whatever it said. */
    record Delivered(int status) implements Forwarded {}

    /** A WebSocket is open, and stays so until the tunnel says otherwise. */
    record Upgraded(Tunnel tunnel) implements Forwarded {}

    /** Nothing has been sent to the client yet: it is still to be told. */
    record Undelivered(Reason reason) implements Forwarded {}
}
