package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.LoginMethod;

/** Effects in words. */
final class DemandText {

    private DemandText() {}

    /** {@code POST /barnehage/send: 3 → 4}. */
    static String of(Effect effect) {
        var methods = effect.methods().stream().sorted().map(Method::name).collect(Collectors.joining(", "));
        var path = effect.path().toString();
        return methods + " /" + effect.host() + (path.equals("/") ? "" : path) + ": " + of(effect.before()) + " → "
                + of(effect.after());
    }

    private static String of(Optional<Demand> demand) {
        return demand.map(DemandText::of).orElse("refused");
    }

    private static String of(Demand demand) {
        List<String> parts = new ArrayList<>();
        parts.add(String.valueOf(demand.level().number()));
        demand.login()
                .ifPresent(login -> parts.add(
                        login.isEmpty()
                                ? "by no method at all"
                                : "by "
                                        + login.stream()
                                                .sorted()
                                                .map(LoginMethod::word)
                                                .collect(Collectors.joining(" or "))));
        demand.maxAge().ifPresent(age -> parts.add("within " + DurationText.write(age)));
        demand.roles()
                .ifPresent(roles -> parts.add(
                        roles.isEmpty()
                                ? "as nobody"
                                : "as " + roles.stream().sorted().collect(Collectors.joining(" or "))));
        if (demand.signature()) {
            parts.add("signed");
        }
        return String.join(" ", parts);
    }
}
