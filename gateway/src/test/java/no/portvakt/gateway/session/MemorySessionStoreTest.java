package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {

    @Override
    protected SessionStore store() {
        return new MemorySessionStore(100);
    }

    @Test
    void shouldNotBeMadeWithoutRoom() {
        assertThatThrownBy(() -> new MemorySessionStore(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldStayWithinItsRoomAndKeepTheNewestWhenFilled() {
        var store = store();
        var first = session("minside", "s-first", "kari", NOW);
        await(store.add(first.id(), first.stored()));
        var last = first;
        for (int i = 0; i < 200; i++) {
            last = session("minside", "s" + i, "citizen" + i, NOW.plusSeconds(i));
            await(store.add(last.id(), last.stored()));
        }

        assertThat(await(store.find(first.id(), NOW.plusSeconds(200)))).isEmpty();
        assertThat(await(store.find(last.id(), NOW.plusSeconds(200)))).isPresent();
    }
}
