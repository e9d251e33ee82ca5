package no.portvakt.gateway.console.life;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a document: its path in the folder of profiles, such as {@code templates/personal-data.yaml}. */
public record DocumentName(String value) implements Comparable<DocumentName> {

    private static final Pattern FORM = Pattern.compile("(?:templates/)?[a-z0-9][a-z0-9-]{0,60}\\.yaml");

    public DocumentName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a document");
        }
    }

    public static Optional<DocumentName> parse(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new DocumentName(value)) : Optional.empty();
    }

    @Override
    public int compareTo(DocumentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
