package no.portvakt.gateway.request.accept;

import java.util.Optional;

/**
 * What a head's lines say of where the request goes and ends, gathered while they are read: two readers must come to the
 * same end (RFC 9112, 6.3). For one request and one thread.
 */
final class Framing {

    private static final int LONGEST_LENGTH = 18;

    private int hosts;
    private int lengths;
    private int encodings;
    private boolean goodLength = true;
    private boolean goodEncoding = true;
    private boolean goodExpectation = true;
    private boolean upgrade;
    private boolean trailers;

    void note(String name, String value) {
        // By its length first: most lines are none of these.
        switch (name.length()) {
            case 4 -> {
                if (name.equalsIgnoreCase("host")) {
                    hosts++;
                }
            }
            case 6 -> {
                if (name.equalsIgnoreCase("expect")) {
                    goodExpectation &= value.equalsIgnoreCase("100-continue");
                }
            }
            case 7 -> {
                upgrade |= name.equalsIgnoreCase("upgrade");
                trailers |= name.equalsIgnoreCase("trailer");
            }
            case 14 -> {
                if (name.equalsIgnoreCase("content-length")) {
                    lengths++;
                    goodLength &= isLength(value);
                }
            }
            case 17 -> {
                if (name.equalsIgnoreCase("transfer-encoding")) {
                    encodings++;
                    goodEncoding &= value.equalsIgnoreCase("chunked");
                }
            }
            default -> {}
        }
    }

    Optional<String> problemOfHost() {
        return hosts == 1 ? Optional.empty() : Optional.of("host-count");
    }

    Optional<String> problem() {
        if (trailers) {
            // They could not be sent on, and to lose them in silence could lose a checksum.
            return Optional.of("trailers");
        }
        if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0)) {
            return Optional.of("framing");
        }
        if (!goodLength) {
            return Optional.of("content-length");
        }
        if (!goodEncoding) {
            return Optional.of("transfer-encoding");
        }
        return goodExpectation ? Optional.empty() : Optional.of("expect");
    }

    boolean mentionsUpgrade() {
        return upgrade;
    }

    private static boolean isLength(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= LONGEST_LENGTH;
    }
}
