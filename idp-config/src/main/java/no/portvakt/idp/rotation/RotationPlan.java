package no.portvakt.idp.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a realm gets its next key, and when an old one goes. Pure.
 *
 * @param life a key signs for no longer than this
 * @param overlap an old key is kept for this long after its successor was made; longer than a session lives, since an ID
 *     token comes back as {@code id_token_hint} when somebody logs out (OpenID Connect RP-Initiated Logout 1.0, section 2)
 */
public record RotationPlan(Duration life, Duration overlap) {

    public RotationPlan {
        if (!life.isPositive() || !overlap.isPositive()) {
            throw new IllegalArgumentException("a key lives for a while, and so does its successor beside it");
        }
    }

    /** In the order that they have to happen: the new key is there before the old one stops. */
    List<RotationStep> steps(List<SigningKey> keys, Instant now) {
        var newestFirst = keys.stream()
                .sorted(Comparator.comparingLong(SigningKey::priority).reversed())
                .toList();
        List<RotationStep> steps = new ArrayList<>();
        boolean due =
                newestFirst.isEmpty() || !newestFirst.getFirst().active() || isOver(newestFirst.getFirst(), life, now);
        if (due) {
            var priority = newestFirst.isEmpty() ? 0 : newestFirst.getFirst().priority();
            steps.add(new RotationStep.Make(SigningKey.nameOf(now), priority + 1));
        }
        var old = due ? newestFirst : newestFirst.subList(1, newestFirst.size());
        old.stream().filter(SigningKey::active).forEach(key -> steps.add(new RotationStep.Retire(key)));
        if (!due && isOver(newestFirst.getFirst(), overlap, now)) {
            old.forEach(key -> steps.add(new RotationStep.Remove(key)));
        }
        return List.copyOf(steps);
    }

    private static boolean isOver(SigningKey key, Duration time, Instant now) {
        return key.made().map(made -> !now.isBefore(made.plus(time))).orElse(true);
    }
}
