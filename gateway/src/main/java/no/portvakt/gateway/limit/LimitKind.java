package no.portvakt.gateway.limit;

import java.util.Locale;

/** Whose requests are counted together. */
public enum LimitKind {
    /** Where they come from: one IPv4 address, or one /64 of IPv6, which is what one household or phone has. */
    ADDRESS,
    /** Whom they are made for, in all her browsers and programs. */
    PERSON,
    /** Which service they are for, of everybody. */
    SERVICE;

    /** How it is written in headers and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
