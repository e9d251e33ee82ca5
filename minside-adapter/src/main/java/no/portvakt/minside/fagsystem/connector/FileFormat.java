package no.portvakt.minside.fagsystem.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in a file that a system drops: one row for each person. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = FileFormat.Csv.class, name = "csv"),
    @JsonSubTypes.Type(value = FileFormat.Xml.class, name = "xml")
})
public sealed interface FileFormat {

    /** The language that the values of its fields are written in. */
    default Transport.Language language() {
        return switch (this) {
            case Csv csv -> Transport.Language.JSONATA;
            case Xml xml -> Transport.Language.XPATH;
        };
    }

    /** The prefixes that its XPath may use. */
    default Map<String, String> namespaces() {
        return switch (this) {
            case Csv csv -> Map.of();
            case Xml xml -> xml.prefixes().orElse(Map.of());
        };
    }

    /**
     * Lines of cells (RFC 4180, with another separator perhaps), the first of them the names of the columns.
     *
     * @param charset what it is written in; a file in something else is refused
     * @param delimiter between two cells
     * @param person the column of the national id number
     * @param columns those that have to be there; others may be, and are not kept
     */
    record Csv(Encoding charset, String delimiter, String person, List<String> columns) implements FileFormat {

        public Csv {
            columns = List.copyOf(columns);
        }
    }

    /**
     * XML 1.0 without a document type. A field's value is looked for in a document that has one row and nothing else.
     *
     * @param rows an XPath, the elements that are rows
     * @param person an XPath from such an element, the national id number
     * @param prefixes for these and for the fields, by prefix
     */
    record Xml(String rows, String person, Optional<Map<String, String>> prefixes) implements FileFormat {}

    /** What text may be written in. */
    enum Encoding {
        @JsonProperty("UTF-8")
        UTF_8(StandardCharsets.UTF_8),
        @JsonProperty("ISO-8859-1")
        LATIN_1(StandardCharsets.ISO_8859_1),
        @JsonProperty("windows-1252")
        WINDOWS_1252(Charset.forName("windows-1252"));

        private final Charset charset;

        Encoding(Charset charset) {
            this.charset = charset;
        }

        public Charset charset() {
            return charset;
        }
    }
}
