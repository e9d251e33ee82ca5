package no.portvakt.idp.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST letters/print} and {@code POST letters/sent}.
 *
 * @param consignment names what is printed and sent together
 * @param letters ids of the letters to print
 */
public record PrintRun(String consignment, @Nullable List<String> letters) {

    List<String> ids() {
        return Optional.ofNullable(letters).map(List::copyOf).orElse(List.of());
    }
}
