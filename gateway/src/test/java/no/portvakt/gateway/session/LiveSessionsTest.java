package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: a session that is over, or was never there, is not given. */
class LiveSessionsTest {

    @Property(tries = 300)
    void shouldGiveASessionOnlyWhileItLives(@ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9999) Integer> plot) {
        var story = new SessionStory();
        for (int event : plot) {
            story.happen(event);
            story.everySessionIsGivenIfAliveOnly();
        }
    }

    @Test
    void shouldTellListenersWhenASessionEnds() {
        var story = new SessionStory();
        story.login("minside", "s1", "kari");
        story.login("barnehage", "s1", "kari");

        story.endSid("s1");

        assertThat(story.endedKeys()).hasSize(2).doesNotHaveDuplicates();
    }
}
