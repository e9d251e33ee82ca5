package no.portvakt.profiles.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.portvakt.profiles.catalog.PrefillField;

/** Reads one item of {@code prefill}. */
final class PrefillReader {

    private static final Pattern FIELD = Pattern.compile("[a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*");
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]*");

    private PrefillReader() {}

    static Optional<PrefillField> read(YamlObject keys) {
        var path = keys.required("path")
                .flatMap(v -> v.asParsed(text -> Words.matching(FIELD, text), "a field such as child.name"));
        var source = keys.required("source").flatMap(PrefillReader::source);
        var alsoFrom = keys.optional("alsoFrom", Set.<String>of(), v -> v.asSet(PrefillReader::source)
                .flatMap(others -> source.filter(others::contains).isPresent()
                        ? v.reject("names the source itself")
                        : Optional.of(others)));
        var title = keys.required("title").flatMap(SmallReaders::texts);
        var level = RuleReader.level(keys);
        var purpose = keys.required("purpose").flatMap(SmallReaders::texts);
        var legalBasis = keys.optional("legalBasis").flatMap(YamlValue::asText);
        var overridable = keys.optional("overridable", false, YamlValue::asBoolean);
        if (!keys.close()) {
            return Optional.empty();
        }
        return Optional.of(new PrefillField(
                path.orElseThrow(),
                source.orElseThrow(),
                List.copyOf(alsoFrom.orElseThrow()),
                title.orElseThrow(),
                level.orElseThrow(),
                purpose.orElseThrow(),
                legalBasis,
                overridable.orElseThrow()));
    }

    private static Optional<String> source(YamlValue value) {
        return value.asParsed(text -> Words.matching(SOURCE, text), "the id of a source, in lower case");
    }
}
