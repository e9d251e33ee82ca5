package no.portvakt.gateway.limit;

import io.netty.util.NetUtil;
import java.util.HexFormat;

/** Which addresses are one client: an IPv4 address, also where it is written as an IPv6 one; of IPv6 the first 64 bits. */
final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;
    private static final int V4_BYTES = 4;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private ClientNetwork() {}

    /** One name for all addresses of a client. What is no address at all has one name for all who have none. */
    static String of(String address) {
        int zone = address.indexOf('%');
        var bytes = NetUtil.createByteArrayFromIpAddressString(zone < 0 ? address : address.substring(0, zone));
        if (bytes == null) {
            return "none";
        }
        if (bytes.length == V4_BYTES) {
            return HexFormat.of().formatHex(bytes);
        }
        return isMapped(bytes)
                ? HexFormat.of().formatHex(bytes, MAPPED.length, bytes.length)
                : HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES);
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < MAPPED.length; i++) {
            if (bytes[i] != MAPPED[i]) {
                return false;
            }
        }
        return true;
    }
}
