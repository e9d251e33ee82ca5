package no.portvakt.gateway.console.life;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.gateway.console.life.Judgement.Direction;
import no.portvakt.gateway.console.life.Judgement.Effect;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** Takes every difference for a lowering, but for a level that rises and a document that ends. */
public final class CatalogJudge implements Judge {

    private static final Pattern LEVEL = Pattern.compile("level:\\s*([0-4])");

    @Override
    public Verdict judge(Documents before, Documents after) {
        return switch (ProfileLoader.load(after.sources())) {
            case LoadOutcome.Rejected rejected -> new Verdict.Unsound(rejected.problems());
            case LoadOutcome.Loaded loaded ->
                new Verdict.Sound(new Judgement(effects(before, after), List.of()), loaded.catalog(), Optional.empty());
        };
    }

    private static List<Effect> effects(Documents before, Documents after) {
        var names = new TreeSet<>(before.texts().keySet());
        names.addAll(after.texts().keySet());
        return names.stream()
                .flatMap(name -> effect(name, before.text(name), after.text(name)).stream())
                .toList();
    }

    private static Optional<Effect> effect(DocumentName name, Optional<String> before, Optional<String> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        boolean raises = after.isEmpty()
                || before.filter(text -> masked(text).equals(masked(after.get()))
                                && rises(
                                        levels(text).toList(),
                                        levels(after.get()).toList()))
                        .isPresent();
        return Optional.of(
                new Effect(name.value(), raises ? Direction.RAISES : Direction.LOWERS, "service", "is changed"));
    }

    private static boolean rises(List<Integer> before, List<Integer> after) {
        return Stream.iterate(0, i -> i < before.size(), i -> i + 1).allMatch(i -> after.get(i) >= before.get(i));
    }

    private static String masked(String yaml) {
        return LEVEL.matcher(yaml).replaceAll("level");
    }

    private static Stream<Integer> levels(String yaml) {
        return LEVEL.matcher(yaml).results().map((MatchResult found) -> Integer.valueOf(found.group(1)));
    }
}
