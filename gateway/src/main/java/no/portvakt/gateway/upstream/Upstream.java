package no.portvakt.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import no.portvakt.profiles.catalog.UpstreamAuthentication;

/**
 * One server of a service, the client with its connections, and what we know of it. Thread-safe, without locks: all event
 * loops share what is known.
 */
public final class Upstream {

    private final Lines lines;
    private final Address address;
    private final SocketAddress server;
    private final boolean ownCertificate;
    private final int connections;
    private final Ejection ejection;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Ending, LongAdder> endings = new EnumMap<>(Ending.class);
    private volatile boolean passesChecks = true;

    /**
     * The clients with its connections.
     *
     * @param upgrades speaks HTTP/1.1, since nothing else can become a WebSocket here; may be the same
     */
    public record Lines(HttpClient requests, HttpClient upgrades) {}

    /**
     * One server.
     *
     * @param ownCertificate whether the client shows a certificate of ours
     * @param connections at most, as the client has them; on each of them one request at a time, or many with HTTP/2
     */
    public Upstream(Lines lines, Address address, boolean ownCertificate, int connections, Ejection ejection) {
        this.lines = lines;
        this.address = address;
        this.server = SocketAddress.inetSocketAddress(address.port(), address.host());
        this.ownCertificate = ownCertificate;
        this.connections = connections;
        this.ejection = ejection;
        for (var ending : Ending.values()) {
            endings.put(ending, new LongAdder());
        }
    }

    private LongAdder counter(Ending ending) {
        return Objects.requireNonNull(endings.get(ending));
    }

    /** Whether the service can know us here in the way that its profile says. The token goes in the request itself. */
    boolean shows(UpstreamAuthentication authentication) {
        return switch (authentication) {
            case NONE, TOKEN -> true;
            case MTLS -> address.tls() && ownCertificate;
        };
    }

    /**
     * A request on a connection; nothing has been sent. Fails if there is none within the time, waiting for a free one
     * included.
     */
    public Future<HttpClientRequest> connect(HttpMethod method, String target, Duration longest) {
        return connect(lines.requests(), method, target, longest);
    }

    /** The same for a handshake of a WebSocket. */
    public Future<HttpClientRequest> connectForUpgrade(String target, Duration longest) {
        return connect(lines.upgrades(), HttpMethod.GET, target, longest);
    }

    private Future<HttpClientRequest> connect(HttpClient client, HttpMethod method, String target, Duration longest) {
        return client.request(new RequestOptions()
                .setServer(server)
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setMethod(method)
                .setURI(target)
                .setConnectTimeout(longest.toMillis()));
    }

    /** What it means that {@link #connect} failed. */
    public Ending whyNot(Throwable notConnected) {
        boolean waited = notConnected instanceof TimeoutException && underWay.get() > connections;
        return waited || notConnected instanceof ConnectionPoolTooBusyException ? Ending.FULL : Ending.NO_ANSWER;
    }

    /** A request is about to be sent here. To be followed by {@link #over}, whatever becomes of it. */
    public void begins() {
        underWay.incrementAndGet();
    }

    /** Nothing of the request is on a connection any more. */
    public void over() {
        underWay.decrementAndGet();
    }

    /** What a request showed, as soon as it is known. Once for each request. */
    public void ended(Ending ending) {
        counter(ending).increment();
        switch (ending) {
            case ANSWERED -> ejection.answered();
            case UNWELL, NO_ANSWER -> ejection.failed();
            case FULL, NOTHING_SAID -> {}
        }
    }

    void checked(boolean passes) {
        passesChecks = passes;
    }

    boolean passesChecks() {
        return passesChecks;
    }

    /** Passes its checks and is not ejected. */
    boolean isUsable() {
        return passesChecks && !ejection.isInForce();
    }

    public Standing standing() {
        return !passesChecks ? Standing.FAILS_CHECKS : ejection.isInForce() ? Standing.EJECTED : Standing.USABLE;
    }

    /** Whether it is among those that are asked first. */
    public enum Standing {
        USABLE,
        FAILS_CHECKS,
        EJECTED
    }

    public Address address() {
        return address;
    }

    /** Requests that are sent here now, or wait for a connection. */
    public int underWay() {
        return underWay.get();
    }

    public long endings(Ending ending) {
        return counter(ending).sum();
    }

    public long ejections() {
        return ejection.count();
    }
}
