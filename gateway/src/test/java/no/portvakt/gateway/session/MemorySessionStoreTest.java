package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {

    @Override
    SessionStore store() {
        return new MemorySessionStore(100);
    }

    @Test
    void shouldNotBeMadeWithoutRoom() {
        assertThatThrownBy(() -> new MemorySessionStore(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
