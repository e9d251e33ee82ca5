package no.portvakt.gateway.console.officers;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an officer is, as the group in her identity token says. */
public enum Role {
    /** Answers for the security levels of all services. */
    SECURITY_OFFICER,
    /** Answers for some services. */
    SERVICE_OWNER,
    /** Reads everything, changes nothing. */
    AUDITOR;

    /** How it is written in a token and in the permission table: {@code security-officer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty for a group that is none of ours. */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
