package no.portvakt.gateway.console.life;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.simulate.WatchedWords;
import org.jdbi.v3.core.Handle;

/**
 * Which words gateways named in their records under each number of the policy. Written before a gateway can have the
 * snapshot of that number, so that a word which stands here was never recorded as {@code *}.
 */
public final class WatchedHistory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WatchedHistory() {}

    /** Of several consoles that give out the same number, one writes; all would have written the same. */
    public static void keep(Handle handle, long number, WatchedWords words) {
        handle.createUpdate("insert into policy_watched (number, words) values (:number, cast(:words as jsonb))"
                        + " on conflict do nothing")
                .bind("number", number)
                .bind("words", write(words))
                .execute();
    }

    /** By number, those that came since then; the same words are the same object. */
    public static Map<Long, WatchedWords> since(Handle handle, Instant when) {
        Map<WatchedWords, WatchedWords> distinct = new HashMap<>();
        Map<Long, WatchedWords> byNumber = new HashMap<>();
        handle.createQuery("select w.number, w.words::text from policy_watched w"
                        + " join policy_version v on v.number = w.number where v.changed_at >= :when")
                .bind("when", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .map((row, context) -> Map.entry(row.getLong("number"), read(row.getString("words"))))
                .forEach(entry ->
                        byNumber.put(entry.getKey(), distinct.computeIfAbsent(entry.getValue(), words -> words)));
        return byNumber;
    }

    /** Forgets those that no decision is kept of any more. */
    public static void forgetBefore(Handle handle, Instant when) {
        handle.createUpdate("delete from policy_watched w using policy_version v"
                        + " where v.number = w.number and v.changed_at < :when")
                .bind("when", OffsetDateTime.ofInstant(when, ZoneOffset.UTC))
                .execute();
    }

    private static String write(WatchedWords words) {
        var byService = new TreeMap<String, Set<String>>();
        words.byService().forEach((service, some) -> byService.put(service.value(), some));
        try {
            return JSON.writeValueAsString(byService);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("watched words cannot be written", broken);
        }
    }

    private static WatchedWords read(String written) {
        try {
            return new WatchedWords(
                    JSON.readValue(written, new TypeReference<Map<String, Set<String>>>() {}).entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    entry -> new ServiceId(entry.getKey()), Map.Entry::getValue)));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("watched words cannot be read", broken);
        }
    }
}
