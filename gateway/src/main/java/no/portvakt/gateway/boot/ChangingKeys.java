package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A server's key and certificate that can be replaced between two handshakes. The servers of Vert.x 4 can be given other
 * options, but refuse the connections that come while they read them. Thread-safe; a handshake that began with one key
 * ends with it.
 */
final class ChangingKeys extends X509ExtendedKeyManager {

    private static final String END_OF_NUMBER = "/";

    private final Vertx vertx;
    private volatile Generation current;
    private volatile Generation before;

    /** Aliases begin with the number, so that key and chain of one handshake are of one generation. */
    private record Generation(int number, X509ExtendedKeyManager keys) {

        String ours(String alias) {
            return number + END_OF_NUMBER + alias;
        }

        Optional<String> theirs(String alias) {
            var start = number + END_OF_NUMBER;
            return alias.startsWith(start) ? Optional.of(alias.substring(start.length())) : Optional.empty();
        }
    }

    /** Blocks. */
    ChangingKeys(Vertx vertx, KeyCertOptions first) {
        this.vertx = vertx;
        this.current = new Generation(0, keysOf(vertx, first));
        this.before = current;
    }

    /** Blocks. Not to be called twice at a time. */
    void become(KeyCertOptions next) {
        var last = current;
        var fresh = new Generation(last.number + 1, keysOf(vertx, next));
        before = last;
        current = fresh;
    }

    private static X509ExtendedKeyManager keysOf(Vertx vertx, KeyCertOptions options) {
        try {
            return Stream.of(options.getKeyManagerFactory(vertx).getKeyManagers())
                    .filter(X509ExtendedKeyManager.class::isInstance)
                    .map(X509ExtendedKeyManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no key"));
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception unreadable) {
            throw new IllegalArgumentException("the certificate or its key cannot be used", unreadable);
        }
    }

    private <T> Optional<T> find(String alias, BiFunction<X509ExtendedKeyManager, String, T> part) {
        return Stream.of(current, before)
                .flatMap(one -> one.theirs(alias).map(theirs -> part.apply(one.keys, theirs)).stream())
                .findFirst();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        var now = current;
        return Optional.ofNullable(now.keys.chooseEngineServerAlias(keyType, issuers, engine))
                .map(now::ours)
                .orElse(null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        var now = current;
        return Optional.ofNullable(now.keys.chooseServerAlias(keyType, issuers, socket))
                .map(now::ours)
                .orElse(null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return find(alias, X509ExtendedKeyManager::getCertificateChain).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return find(alias, X509ExtendedKeyManager::getPrivateKey).orElse(null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
        var now = current;
        return Optional.ofNullable(now.keys.getServerAliases(keyType, issuers))
                .map(aliases -> Stream.of(aliases).map(now::ours).toArray(String[]::new))
                .orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
