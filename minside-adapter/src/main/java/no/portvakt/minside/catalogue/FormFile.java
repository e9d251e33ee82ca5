package no.portvakt.minside.catalogue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Text;

/**
 * A form as its file describes it. What may be prefilled, from where and at which level is not here: the service's
 * profile says that.
 *
 * @param service whose form
 * @param fagsystem the system that handles the case
 * @param path the form's path in the service's profile, where its levels are looked up
 * @param title what the case will be called
 * @param retention the class that says how long a case stays after it is over
 */
record FormFile(
        String service, String fagsystem, String path, Text title, Optional<String> retention, List<Field> fields) {

    private static final List<String> SHIPPED = List.of("barnehage", "byggesak", "hjemmehjelp", "skjenkebevilling");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    FormFile {
        fields = List.copyOf(fields);
    }

    static List<FormFile> shipped() {
        return SHIPPED.stream().map(FormFile::read).toList();
    }

    private static FormFile read(String name) {
        var file = "/forms/" + name + ".yaml";
        try (var stream = FormFile.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return YAML.readValue(stream, Document.class).form();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    record Document(FormFile form) {}

    /**
     * One field.
     *
     * @param label empty for a prefilled field: the profile has its title
     */
    record Field(
            String path,
            FieldKind kind,
            Optional<Text> label,
            boolean required,
            int maxLength,
            Optional<List<FormField.Choice>> choices) {}
}
