package no.portvakt.gateway.request.accept;

import io.netty.handler.ipfilter.IpFilterRule;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies in front of us whose word on where a request comes from is taken. Everybody else's is thrown away unread.
 * Of {@code X-Forwarded-For} alone: a request that says it in two headers would have two readings.
 */
public final class TrustedProxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int ANY_PORT = 0;

    private final List<IpFilterRule> networks;

    private TrustedProxies(List<IpFilterRule> networks) {
        this.networks = networks;
    }

    /** Nobody's word is taken. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Those in one of these networks.
     *
     * @param cidrs as in {@code 10.1.0.0/16}, {@code 2001:db8::/32} or {@code 10.1.2.3/32}
     * @throws IllegalArgumentException for one that is none
     */
    public static TrustedProxies in(List<String> cidrs) {
        return new TrustedProxies(cidrs.stream().map(TrustedProxies::network).toList());
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
        if (networks.isEmpty() || !isTrusted(peer)) {
            return peer;
        }
        var row = raw.headers().getAll(FORWARDED_FOR).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        var client = peer;
        for (var named : row.reversed()) {
            var address = addressOf(named);
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

    private boolean isTrusted(String address) {
        return addressOf(address).filter(this::isTrusted).isPresent();
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
