package no.portvakt.gateway.request.respond;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Style sheets, fonts and icons from the class path, for every host alike. Read once; only names that exist are kept, so
 * guessing names fills no memory.
 */
public final class DesignFiles {

    /** Their address. */
    public static final String PREFIX = "/_portvakt/design/";

    private static final String FOLDER = "/META-INF/resources/design/";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "js", "text/javascript; charset=utf-8",
            "png", "image/png");

    private final Map<String, Reply.Asset> read = new ConcurrentHashMap<>();

    /**
     * Finds a file.
     *
     * @param path canonical, so it has no dot segments
     */
    public Optional<Reply.Asset> find(String path) {
        var name = path.substring(PREFIX.length());
        var type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
        return Optional.ofNullable(read.get(name)).or(() -> type.flatMap(contentType -> load(name, contentType)));
    }

    private Optional<Reply.Asset> load(String name, String type) {
        try (InputStream stream = DesignFiles.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                return Optional.empty();
            }
            var bytes = stream.readAllBytes();
            var tag = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
            var asset = new Reply.Asset(Buffer.buffer(bytes), type, "\"" + tag + "\"");
            read.put(name, asset);
            return Optional.of(asset);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
