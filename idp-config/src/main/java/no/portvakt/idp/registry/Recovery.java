package no.portvakt.idp.registry;

import java.util.Optional;
import no.portvakt.idp.factor.FactorMethod;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST recoveries}. Prints masked.
 *
 * @param remove {@code sms}, {@code app} or {@code email}, to take that away; left out, it is about a letter
 */
public record Recovery(String pid, @Nullable String remove) {

    Optional<FactorMethod> factor() {
        return Optional.ofNullable(remove).flatMap(FactorMethod::of);
    }

    boolean isUnderstood() {
        return remove == null || factor().isPresent();
    }

    @Override
    public String toString() {
        return "Recovery[***]";
    }
}
