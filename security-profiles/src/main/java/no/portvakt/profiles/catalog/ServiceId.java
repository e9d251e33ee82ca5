package no.portvakt.profiles.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one service: in profiles, tokens ({@code aud}), logs and audit. It has the form of a host label (RFC 1123, lower
 * case), so that it can stand anywhere without escaping.
 */
public record ServiceId(String value) implements Comparable<ServiceId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    /** Stands for what is said of all services; the loader gives it to none. */
    public static final ServiceId MUNICIPALITY = new ServiceId("municipality");

    public ServiceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a service id: lower-case letters, digits and hyphens");
        }
    }

    /** Empty for whatever has not the form of a host label. */
    public static Optional<ServiceId> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new ServiceId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
