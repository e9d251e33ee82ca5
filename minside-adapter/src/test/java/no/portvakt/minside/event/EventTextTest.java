package no.portvakt.minside.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {

    private static EventText read(String text) throws IOException {
        return EventText.read(new StringReader(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"a\":1},{\"b\":2}]", "{\"a\":1}\n{\"b\":2}\n", "{\"a\":1} {\"b\":2}"})
    void shouldReadAnArrayAndOneAfterTheOther(String text) throws IOException {
        var read = read(text);

        assertThat(read.events()).hasSize(2);
        assertThat(read.broken()).isEmpty();
    }

    @Test
    void shouldSayWhereEachBegins() throws IOException {
        assertThat(read("[\n  {\"a\":1},\n  {\"b\":2}\n]").events())
                .extracting(EventText.Placed::place)
                .containsExactly(new EventText.Place(2, 3), new EventText.Place(3, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"b\":",
                "{\"a\":1}\n<html>",
                "{\"a\":1}\n{\"b\":1,\"b\":2}",
                "[{\"a\":1},",
                "{\"a\":1}\n{'b':1}",
                "{\"a\":1}\nNaN"
            })
    void shouldKeepWhatCameBeforeThePlaceWhereItBreaks(String text) throws IOException {
        var read = read(text);

        assertThat(read.events()).hasSize(1);
        assertThat(read.broken()).isPresent();
    }

    @Test
    void shouldNotFollowNestingWithoutEnd() throws IOException {
        assertThat(read("{\"a\":".repeat(10_000)).broken()).isPresent();
        assertThat(read("[".repeat(10_000)).broken()).isPresent();
    }
}
