package no.portvakt.gateway;

import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "no.portvakt.gateway";

    private static final JavaClasses CLASSES = productionClassesOf(ROOT);

    record Row(String from, List<String> allowed) {
        @Override
        public String toString() {
            return from;
        }
    }

    private static Stream<Row> table() {
        return Profiles.text("/architecture/imports.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .map(parts -> new Row(
                        packageOf(parts[0].strip()),
                        Arrays.stream(parts[1].strip().split("[, ]+", -1))
                                .filter(name -> !name.isEmpty())
                                .map(ArchitectureTest::packageOf)
                                .toList()));
    }

    private static String packageOf(String name) {
        return name.startsWith("trust") || name.startsWith("profiles")
                ? "no.portvakt." + name + ".."
                : ROOT + "." + name;
    }

    @ParameterizedTest
    @MethodSource("table")
    void shouldImportOnlyWhatTheTableAllows(Row row) {
        imports(row.from(), row.allowed().toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void shouldHaveARowForEveryPackage() {
        var rows = table().map(Row::from).toList();

        ArchRuleDefinition.classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(rows.stream(), Stream.of(ROOT + ".boot")).toArray(String[]::new))
                .because("a room that the table does not name may import anything")
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheFrameworkInBoot() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".boot", ROOT + ".console.api", ROOT + ".console.pages")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.quarkus.arc..", "io.quarkus.runtime..")
                .because("stages are plain classes, tested without a container")
                .check(CLASSES);
    }

    @Test
    void shouldReachUpstreamsFromTheirOwnRoomsOnly() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".request.forward", ROOT + ".upstream", ROOT + ".boot")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.http.HttpClientRequest")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles(ROOT).check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }
}
