package no.portvakt.idp.mailing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Long lists, worked on in portions and a few of these at once. */
public final class Portions {

    private Portions() {}

    /**
     * Returns when all of it is done.
     *
     * @param size of a portion; the last one may be smaller
     * @param atOnce how many are worked on at the same time
     * @param work called by several threads; what it throws first is thrown here, when all the others have ended
     */
    public static <T> void inParallel(List<T> all, int size, int atOnce, Consumer<List<T>> work) {
        try (var workers = Executors.newFixedThreadPool(atOnce)) {
            var begun = IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                    .mapToObj(from -> all.subList(from, Math.min(from + size, all.size())))
                    .map(portion -> CompletableFuture.runAsync(() -> work.accept(portion), workers))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(begun).join();
        } catch (CompletionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        }
    }
}
