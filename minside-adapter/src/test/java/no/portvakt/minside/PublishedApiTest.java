package no.portvakt.minside;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.portal.ApiDocument;
import org.junit.jupiter.api.Test;

class PublishedApiTest {

    private static Stream<String> offered() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(ApiDocument.class)
                        .stream()
                        .filter(resource ->
                                resource.isAnnotatedWith(Path.class) && !resource.isEquivalentTo(ApiDocument.class))
                        .flatMap(PublishedApiTest::operations);
    }

    private static Stream<String> operations(JavaClass resource) {
        var root = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream()
                .flatMap(method -> verb(method).map(verb -> verb + " " + root + below(method)).stream());
    }

    private static Optional<String> verb(JavaMethod method) {
        if (method.isAnnotatedWith(GET.class)) {
            return Optional.of("GET");
        }
        return method.isAnnotatedWith(POST.class) ? Optional.of("POST") : Optional.empty();
    }

    private static String below(JavaMethod method) {
        return method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    @Test
    void shouldNameWhatIsOfferedAndNothingElse() {
        assertThat(offered())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(PublishedApi.operations().toList());
    }
}
