package no.portvakt.demo.simulators;

/** The key under which another system knows what it sent to the archive. */
record ExternalKey(String system, String value) {}
