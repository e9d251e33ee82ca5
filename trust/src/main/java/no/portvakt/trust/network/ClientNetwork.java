package no.portvakt.trust.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Which addresses are one client, where requests and guesses are counted: an IPv4 address, also where it is written as an
 * IPv6 one; of IPv6 the 64 bits that a household is given, since the other 64 cost nothing.
 */
public final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;
    private static final String NONE = "none";

    private ClientNetwork() {}

    /**
     * One name for all addresses of a client. What is no address at all has one name for all who have none. Never asks a
     * name server.
     */
    public static String of(String address) {
        int zone = address.indexOf('%');
        try {
            var read = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            var bytes = read.getAddress();
            return HexFormat.of().formatHex(bytes, 0, read instanceof Inet6Address ? PREFIX_BYTES : bytes.length);
        } catch (IllegalArgumentException notAnAddress) {
            return NONE;
        }
    }
}
