package no.portvakt.gateway.boot;

/** Which part of the gateway this process is. On one machine it is both. */
public enum PortvaktRole {
    /** The outer zone: listeners, sessions, a snapshot of the policy; no database. */
    EDGE,
    /** The internal zone: profiles, officers' pages, audit, signing of snapshots. */
    CONSOLE,
    BOTH;

    public boolean isEdge() {
        return this != CONSOLE;
    }

    public boolean isConsole() {
        return this != EDGE;
    }
}
