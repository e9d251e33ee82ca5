package no.portvakt.gateway.saml.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

    /** Safari follows 16; five lead to the first portal, three to each and back, and one from the last. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 12, 40})
    void shouldNeverRedirectABrowserMoreOftenThanItBears(int portals) {
        var chain = Chain.over(
                IntStream.range(0, portals)
                        .mapToObj(i -> new Chain.Stop("portal" + i, "name", "index" + i, "key"))
                        .toList(),
                new Chain.End.AtPage("https://a.test", "https://b.test"),
                true);
        var inARow = new ArrayList<Integer>();
        int run = 5;
        while (!chain.left().isEmpty()) {
            if (chain.isAtARest()) {
                inARow.add(run);
                run = 0;
            }
            run += 3;
            chain = chain.asking("_" + chain.left().size()).heard(true);
        }
        inARow.add(run + 1);

        assertThat(chain.isAtARest()).isFalse();
        assertThat(inARow).allMatch(redirects -> redirects <= 16);
    }
}
