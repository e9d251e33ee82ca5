package no.portvakt.gateway.request.accept;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request's head must keep to have one reading (RFC 9110, RFC 9112); the decoder before us checks the rest. */
final class HeadRules {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final int MOST_HEADERS = 100;

    private HeadRules() {}

    /** The name of the first rule that is broken. */
    static Optional<String> problemOf(HttpServerRequest raw) {
        boolean http2 = raw.version() == HttpVersion.HTTP_2;
        if (!http2 && raw.version() != HttpVersion.HTTP_1_1) {
            return Optional.of("version");
        }
        var ofItsVersion = http2 ? Http2HeadRules.problemOf(raw) : problemOfHost(raw);
        if (ofItsVersion.isPresent()) {
            return ofItsVersion;
        }
        if (!isToken(raw.method().name())) {
            return Optional.of("method");
        }
        if (raw.headers().size() > MOST_HEADERS) {
            return Optional.of("header-count");
        }
        for (var header : raw.headers()) {
            if (!isToken(header.getKey())) {
                return Optional.of("header-name");
            }
            if (!isPlain(header.getValue())) {
                return Optional.of("header-value");
            }
        }
        if (raw.headers().contains("trailer")) {
            // They could not be sent on, and to lose them in silence could lose a checksum.
            return Optional.of("trailers");
        }
        return problemOfFraming(raw).or(() -> problemOfUpgrade(raw));
    }

    private static Optional<String> problemOfHost(HttpServerRequest raw) {
        return raw.headers().getAll(HttpHeaders.HOST).size() == 1 ? Optional.empty() : Optional.of("host-count");
    }

    private static Optional<String> problemOfFraming(HttpServerRequest raw) {
        var lengths = raw.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        var encodings = raw.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (lengths.size() > 1 || encodings.size() > 1 || (!lengths.isEmpty() && !encodings.isEmpty())) {
            return Optional.of("framing");
        }
        if (!lengths.isEmpty() && !LENGTH.matcher(lengths.getFirst()).matches()) {
            return Optional.of("content-length");
        }
        if (!encodings.isEmpty() && !encodings.getFirst().equalsIgnoreCase("chunked")) {
            return Optional.of("transfer-encoding");
        }
        var expectations = raw.headers().getAll(HttpHeaders.EXPECT);
        if (expectations.stream().anyMatch(value -> !value.equalsIgnoreCase("100-continue"))) {
            return Optional.of("expect");
        }
        return Optional.empty();
    }

    /** An upgrade is one to WebSocket, said once and without a body, or it is none at all. */
    private static Optional<String> problemOfUpgrade(HttpServerRequest raw) {
        var upgrades = raw.headers().getAll(HttpHeaders.UPGRADE);
        boolean mentionsWebSocket = upgrades.stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("websocket"));
        if (!mentionsWebSocket) {
            return Optional.empty();
        }
        boolean hasBody = raw.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || raw.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return asksForUpgrade(raw) && !hasBody ? Optional.empty() : Optional.of("upgrade");
    }

    /** Firefox sends {@code Connection: keep-alive, Upgrade}. */
    static boolean asksForUpgrade(HttpServerRequest raw) {
        var upgrades = raw.headers().getAll(HttpHeaders.UPGRADE);
        return raw.method().name().equals("GET")
                && upgrades.equals(List.of("websocket"))
                && raw.headers().getAll(HttpHeaders.CONNECTION).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

    private static boolean isToken(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean ok = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || TOKEN_MARKS.indexOf(c) >= 0;
            if (!ok) {
                return false;
            }
        }
        return true;
    }

    /** Printable, blanks and tabs, and the bytes above ASCII that RFC 9110 still allows. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
