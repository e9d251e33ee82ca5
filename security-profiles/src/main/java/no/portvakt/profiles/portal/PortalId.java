package no.portvakt.profiles.portal;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names one portal: as OIDC {@code client_id}, in logs and audit. It has the form of a host label, like a service's id. */
public record PortalId(String value) implements Comparable<PortalId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    public PortalId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a portal id: lower-case letters, digits and hyphens");
        }
    }

    /** Empty for whatever has not the form of a host label. */
    public static Optional<PortalId> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new PortalId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(PortalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
