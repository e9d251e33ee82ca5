package no.portvakt.idp.lockout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whoever guesses, as far as the network can tell: an IPv4 address, or the 64 bits of an IPv6 address that a household
 * is given, since the other 64 cost nothing.
 */
record Client(String network) {

    private static final int PREFIX_BYTES = 8;

    /** What cannot be read as an address is one client. */
    static Client at(String address) {
        if (!address.matches("[0-9a-fA-F:.]{2,45}")) {
            return new Client("unknown");
        }
        try {
            var read = InetAddress.getByName(address);
            return read instanceof Inet6Address
                    ? new Client(HexFormat.of().formatHex(Arrays.copyOf(read.getAddress(), PREFIX_BYTES)))
                    : new Client(read.getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return new Client("unknown");
        }
    }
}
