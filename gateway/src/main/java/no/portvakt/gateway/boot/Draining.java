package no.portvakt.gateway.boot;

import jakarta.inject.Singleton;

/** Whether this gateway has been told to stop. Thread-safe. */
@Singleton
public class Draining {

    private volatile boolean begun;

    void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
