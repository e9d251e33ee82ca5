package no.portvakt.gateway.console.life;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Texts;

/**
 * What a draft would change of what is in force, over the whole catalogue.
 *
 * @param effects by service and key
 * @param below the services whose assessment this draft decides below what is recommended
 */
public record Judgement(List<Effect> effects, List<String> below) {

    public Judgement {
        effects = List.copyOf(effects);
        below = List.copyOf(below);
    }

    /** Whether something is demanded less, or somebody is told more. */
    public boolean lowers() {
        return effects.stream().anyMatch(effect -> effect.direction() == Direction.LOWERS);
    }

    /** Raising is quick, lowering is slow: whether a second officer has to agree. */
    public boolean needsSecondOfficer() {
        return lowers() || !below.isEmpty();
    }

    /** Whether everything that needs agreement here was also there when the other was agreed to. */
    boolean isCoveredBy(Judgement agreed) {
        var lowered = lowering();
        return new HashSet<>(agreed.lowering()).containsAll(lowered) && new HashSet<>(agreed.below).containsAll(below);
    }

    /** What all of these would change. */
    static Judgement together(List<Judgement> all) {
        return new Judgement(
                all.stream().flatMap(one -> one.effects.stream()).toList(),
                all.stream().flatMap(one -> one.below.stream()).distinct().toList());
    }

    private List<Effect> lowering() {
        return effects.stream()
                .filter(effect -> effect.direction() == Direction.LOWERS)
                .collect(Collectors.toUnmodifiableList());
    }

    /**
     * One difference.
     *
     * @param what one sentence
     */
    public record Effect(String service, Direction direction, String key, Texts what) {}

    /** Which way a difference goes (the order over whole profiles). */
    public enum Direction {
        RAISES,
        LOWERS,
        NEUTRAL
    }
}
