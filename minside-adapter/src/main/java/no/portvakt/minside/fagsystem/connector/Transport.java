package no.portvakt.minside.fagsystem.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a system speaks. In the file it stands under its name: {@code transport: {rest: {…}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Transport.Rest.class, name = "rest"),
    @JsonSubTypes.Type(value = Transport.Soap.class, name = "soap"),
    @JsonSubTypes.Type(value = Transport.View.class, name = "view"),
    @JsonSubTypes.Type(value = Transport.Drop.class, name = "drop")
})
public sealed interface Transport {

    /** The language that the values of its fields are written in. */
    default Language language() {
        return switch (this) {
            case Rest rest -> Language.JSONATA;
            case View view -> Language.JSONATA;
            case Soap soap -> Language.XPATH;
            case Drop drop -> drop.format().language();
        };
    }

    /** The prefixes that its XPath may use. */
    default Map<String, String> namespaces() {
        return switch (this) {
            case Rest rest -> Map.of();
            case View view -> Map.of();
            case Soap soap -> soap.prefixes();
            case Drop drop -> drop.format().namespaces();
        };
    }

    /**
     * JSON over HTTP: a POST that names the person in its body and nowhere else.
     *
     * @param path after the configured address
     * @param person the member of the body that carries the national id number
     */
    record Rest(String path, String person) implements Transport {}

    /**
     * SOAP 1.1 over HTTP.
     *
     * @param path after the configured address
     * @param action the SOAPAction
     * @param body what stands in the envelope's body, a Qute template with {@code person}, {@code ask} (a list) and
     *     {@code service}; what is put in is escaped
     * @param prefixes for the XPath of the fields, by prefix
     */
    record Soap(String path, String action, String body, Map<String, String> prefixes) implements Transport {

        public Soap {
            prefixes = Map.copyOf(prefixes);
        }
    }

    /**
     * A view in the system's database.
     *
     * @param query one {@code select}; {@code :person} stands for the national id number, {@code :service} for the service.
     *     Its rows are what JSONata sees as {@code rows}
     */
    record View(String query) implements Transport {}

    /**
     * A file that the system leaves in a folder, whole, every night or so.
     *
     * @param path of the file, after the configured folder
     * @param marker what comes after the file's name in the name of a second file, which is there only while the first one is
     *     whole; without it, the file has to be renamed into its place
     * @param oldest how old the file may be before nothing is answered from it
     * @param every how long after a look at the file the next one comes
     * @param format what stands in it
     * @param limits how large it may be
     */
    record Drop(
            String path,
            Optional<String> marker,
            Duration oldest,
            Optional<Duration> every,
            FileFormat format,
            Optional<FileLimits> limits)
            implements Transport {

        private static final Duration USUALLY = Duration.ofMinutes(1);

        /** The pause between two looks. */
        public Duration pause() {
            return every.orElse(USUALLY);
        }

        /** What it may be at most. */
        public FileLimits bounds() {
            return limits.orElse(FileLimits.USUAL);
        }
    }

    /** What a field's value is written in. */
    enum Language {
        JSONATA,
        XPATH
    }
}
