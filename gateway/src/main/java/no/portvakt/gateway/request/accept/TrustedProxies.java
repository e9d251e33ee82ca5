package no.portvakt.gateway.request.accept;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.netty.handler.ipfilter.IpFilterRule;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of us whose word on where a request comes from is taken. Everybody else's is thrown away unread.
 * One header alone is read, which is configured: the other one may be the client's, whom the proxies let say it.
 */
public final class TrustedProxies {

    private static final int ANY_PORT = 0;

    /** Proxies are few, and whoever else connects to us is asked about as long as its connection lasts. */
    private static final int REMEMBERED = 10_000;

    private final List<IpFilterRule> networks;
    private final Word word;
    private final LoadingCache<String, Boolean> peers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::isTrusted);

    private TrustedProxies(List<IpFilterRule> networks, Word word) {
        this.networks = networks;
        this.word = word;
    }

    /** The header in which proxies say it. */
    public enum Word {
        X_FORWARDED_FOR("X-Forwarded-For"),

        /** RFC 7239. */
        FORWARDED("Forwarded");

        private final String header;

        Word(String header) {
            this.header = header;
        }
    }

    /** Nobody's word is taken. */
    public static TrustedProxies none() {
        return in(List.of(), Word.X_FORWARDED_FOR);
    }

    /**
     * Those in one of these networks.
     *
     * @param cidrs as in {@code 10.1.0.0/16}, {@code 2001:db8::/32} or {@code 10.1.2.3/32}
     * @throws IllegalArgumentException for one that is none
     */
    public static TrustedProxies in(List<String> cidrs, Word word) {
        return new TrustedProxies(cidrs.stream().map(TrustedProxies::network).toList(), word);
    }

    private static IpFilterRule network(String cidr) {
        try {
            return new IpSubnetFilterRule(cidr.strip(), IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException none) {
            throw new IllegalArgumentException(cidr + " is no network in CIDR notation", none);
        }
    }

    /**
     * Where the request comes from: who is connected to us, or, where that is a named proxy, whom it names. Of a row of
     * proxies, the last address that is none of them; what stands before that is anybody's word. An address that cannot
     * be read ends the row, and the proxy that wrote it counts as the client.
     */
    String clientOf(HttpServerRequest raw) {
        var peer = raw.remoteAddress().hostAddress();
        if (!have(raw.remoteAddress())) {
            return peer;
        }
        var client = peer;
        for (var named : named(raw)) {
            var address = named.flatMap(TrustedProxies::addressOf);
            if (address.isEmpty()) {
                return client;
            }
            client = address.get().getHostAddress();
            if (!isTrusted(address.get())) {
                return client;
            }
        }
        return client;
    }

    /** Whether this, at the other end of a connection, is one of theirs. */
    public boolean have(SocketAddress peer) {
        return !networks.isEmpty() && peers.get(peer.hostAddress());
    }

    private boolean isTrusted(String peer) {
        return addressOf(peer).filter(this::isTrusted).isPresent();
    }

    /** The nearest first; empty ones could not be read. */
    private List<Optional<String>> named(HttpServerRequest raw) {
        var headers = raw.headers().getAll(word.header);
        List<Optional<String>> row = new ArrayList<>();
        for (var header : headers.reversed()) {
            row.addAll(
                    switch (word) {
                        case X_FORWARDED_FOR ->
                            Arrays.stream(header.split(",", -1))
                                    .map(String::strip)
                                    .map(Optional::of)
                                    .toList()
                                    .reversed();
                        case FORWARDED ->
                            ForwardedHeader.clients(header)
                                    .orElse(List.of(Optional.empty()))
                                    .reversed();
                    });
        }
        return row;
    }

    private boolean isTrusted(InetAddress address) {
        var asked = new InetSocketAddress(address, ANY_PORT);
        return networks.stream().anyMatch(network -> network.matches(asked));
    }

    /** Never asks a name server. */
    private static Optional<InetAddress> addressOf(String text) {
        return Optional.ofNullable(NetUtil.createInetAddressFromIpAddressString(text));
    }
}
