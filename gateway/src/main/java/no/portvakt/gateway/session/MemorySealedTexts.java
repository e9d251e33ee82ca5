package no.portvakt.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Texts of one node. Bounded by their length altogether; when there is too much, what is least used goes. */
public final class MemorySealedTexts implements SealedTexts {

    private final Cache<SessionHash, Kept> texts;

    public MemorySealedTexts(long mostCharacters, Ticker ticker) {
        this.texts = Caffeine.newBuilder()
                .maximumWeight(mostCharacters)
                .weigher((SessionHash name, Kept kept) -> kept.sealed().length())
                .expireAfter(Expiry.creating((SessionHash name, Kept kept) -> kept.life()))
                .ticker(ticker)
                .build();
    }

    private record Kept(String sealed, Duration life) {}

    @Override
    public CompletionStage<Boolean> keep(SessionHash name, String sealed, Duration life) {
        texts.put(name, new Kept(sealed, life));
        return CompletableFuture.completedStage(true);
    }

    @Override
    public CompletionStage<Optional<String>> find(SessionHash name) {
        return CompletableFuture.completedStage(
                Optional.ofNullable(texts.getIfPresent(name)).map(Kept::sealed));
    }

    @Override
    public CompletionStage<Optional<String>> take(SessionHash name) {
        return CompletableFuture.completedStage(
                Optional.ofNullable(texts.asMap().remove(name)).map(Kept::sealed));
    }

    @Override
    public CompletionStage<Void> forget(SessionHash name) {
        texts.invalidate(name);
        return CompletableFuture.completedStage(null);
    }
}
