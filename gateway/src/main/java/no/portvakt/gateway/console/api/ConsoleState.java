package no.portvakt.gateway.console.api;

/** Whether there is a console in this process, and whether it can be used now. */
@FunctionalInterface
public interface ConsoleState {

    State now();

    /** What it can be. */
    enum State {
        /** This process is an edge, or was given neither database nor folder: there is nothing here. */
        ABSENT,
        /** The database is away, or is being prepared. */
        AWAY,
        READY
    }
}
