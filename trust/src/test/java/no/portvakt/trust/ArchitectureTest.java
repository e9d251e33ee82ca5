package no.portvakt.trust;

import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = productionClassesOf("no.portvakt.trust");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.trust").check(classes);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(classes);
        everyPackageIsNullMarked().check(classes);
    }

    @Test
    void shouldImportOnlyWhatTheTableAllows() {
        imports("no.portvakt.trust.secret").check(classes);
        imports("no.portvakt.trust.correlation").check(classes);
        imports("no.portvakt.trust.identity", "no.portvakt.trust.secret").check(classes);
        imports("no.portvakt.trust.signature").check(classes);
        imports(
                        "no.portvakt.trust.audit",
                        "no.portvakt.trust.identity",
                        "no.portvakt.trust.correlation",
                        "no.portvakt.trust.signature")
                .check(classes);
    }

    @Test
    void shouldDependOnNothingOfOursAndOnNoFramework() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "no.portvakt.profiles..", "io.quarkus..", "io.vertx..", "jakarta..", "org.keycloak..")
                .because("trust is what the others agree on")
                .check(classes);
    }
}
