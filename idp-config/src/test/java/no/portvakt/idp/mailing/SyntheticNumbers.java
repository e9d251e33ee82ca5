package no.portvakt.idp.mailing;

import java.util.List;
import java.util.stream.IntStream;
import no.portvakt.trust.identity.NationalId;

/** National id numbers of nobody: the month carries 80 on top. */
final class SyntheticNumbers {

    private SyntheticNumbers() {}

    /** Always the same ones. */
    static List<String> first(int howMany) {
        return IntStream.range(0, 100_000)
                .mapToObj(i -> "018190%05d".formatted(i))
                .flatMap(digits -> NationalId.parse(digits).stream())
                .limit(howMany)
                .map(NationalId::reveal)
                .toList();
    }
}
