package no.portvakt.gateway.session;

/**
 * A session that is over, as far as a store can tell without the cookie that opened it.
 *
 * @param key as in {@link Session#key()}
 * @param host the host label it belonged to
 */
public record Ended(SessionHash id, String key, String host) {

    static Ended of(StoredSession stored) {
        return new Ended(stored.id(), stored.session().key(), stored.session().host());
    }
}
