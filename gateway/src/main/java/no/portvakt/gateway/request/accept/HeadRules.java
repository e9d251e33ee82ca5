package no.portvakt.gateway.request.accept;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request's head must keep to have one reading (RFC 9110, RFC 9112); the decoder before us checks the rest. */
final class HeadRules {

    private static final int MOST_HEADERS = 100;

    private HeadRules() {}

    /** The name of the first rule that is broken. */
    static Optional<String> problemOf(HttpServerRequest raw) {
        boolean http2 = raw.version() == HttpVersion.HTTP_2;
        if (!http2 && raw.version() != HttpVersion.HTTP_1_1) {
            return Optional.of("version");
        }
        var framing = new Framing();
        var ofItsLines = problemOfLines(raw, framing);
        var ofItsVersion = http2 ? Http2HeadRules.problemOf(raw) : framing.problemOfHost();
        if (ofItsVersion.isPresent()) {
            return ofItsVersion;
        }
        if (!Tokens.isToken(raw.method().name())) {
            return Optional.of("method");
        }
        if (ofItsLines.isPresent()) {
            return ofItsLines;
        }
        var ofItsFraming = framing.problem();
        return ofItsFraming.isPresent() || !framing.mentionsUpgrade() ? ofItsFraming : problemOfUpgrade(raw);
    }

    /** In one pass over all of them. */
    private static Optional<String> problemOfLines(HttpServerRequest raw, Framing framing) {
        int count = 0;
        for (var header : raw.headers()) {
            if (++count > MOST_HEADERS) {
                return Optional.of("header-count");
            }
            if (!Tokens.isToken(header.getKey())) {
                return Optional.of("header-name");
            }
            if (!isPlain(header.getValue())) {
                return Optional.of("header-value");
            }
            framing.note(header.getKey(), header.getValue());
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
        if (!raw.headers().contains(HttpHeaders.UPGRADE)) {
            return false;
        }
        var upgrades = raw.headers().getAll(HttpHeaders.UPGRADE);
        return raw.method().name().equals("GET")
                && upgrades.equals(List.of("websocket"))
                && raw.headers().getAll(HttpHeaders.CONNECTION).stream()
                        .flatMap(value -> Arrays.stream(value.split(",", -1)))
                        .anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
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
