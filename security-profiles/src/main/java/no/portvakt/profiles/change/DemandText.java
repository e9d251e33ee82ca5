package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.DurationText;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.LoginMethod;

/** Effects in words. */
final class DemandText {

    private DemandText() {}

    /** {@code POST /barnehage/send: 3 → 4}. */
    static Texts of(Effect effect) {
        var methods = effect.methods().stream().sorted().map(Method::name).collect(Collectors.joining(", "));
        var path = effect.path().toString();
        return Phrases.of(
                "key.becomes",
                methods + " /" + effect.host() + (path.equals("/") ? "" : path),
                of(effect.before()),
                of(effect.after()));
    }

    private static Texts of(Optional<Demand> demand) {
        return demand.map(DemandText::of).orElseGet(() -> Phrases.of("demand.refused"));
    }

    private static Texts of(Demand demand) {
        List<Texts> parts = new ArrayList<>();
        parts.add(Phrases.same(String.valueOf(demand.level().number())));
        demand.login().ifPresent(login -> parts.add(login(login)));
        demand.maxAge().ifPresent(age -> parts.add(Phrases.of("demand.within", DurationText.write(age))));
        demand.roles().ifPresent(roles -> parts.add(roles(roles)));
        if (demand.signature()) {
            parts.add(Phrases.of("demand.signed"));
        }
        return Phrases.sequence(parts);
    }

    private static Texts login(Set<LoginMethod> login) {
        return login.isEmpty()
                ? Phrases.of("demand.by-none")
                : Phrases.of(
                        "demand.by",
                        Phrases.either(
                                login.stream().sorted().map(LoginMethod::word).toList()));
    }

    private static Texts roles(Set<String> roles) {
        return roles.isEmpty()
                ? Phrases.of("demand.as-nobody")
                : Phrases.of("demand.as", Phrases.either(roles.stream().sorted().toList()));
    }
}
