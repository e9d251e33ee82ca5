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

    private static final JavaClasses CLASSES = productionClassesOf("no.portvakt.trust");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.trust").check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void shouldImportOnlyWhatTheTableAllows() {
        imports("no.portvakt.trust.secret").check(CLASSES);
        imports("no.portvakt.trust.correlation").check(CLASSES);
        imports("no.portvakt.trust.network").check(CLASSES);
        imports("no.portvakt.trust.identity", "no.portvakt.trust.secret").check(CLASSES);
        imports("no.portvakt.trust.signature").check(CLASSES);
        imports("no.portvakt.trust.spool").check(CLASSES);
        imports("no.portvakt.trust.sms", "no.portvakt.trust.secret").check(CLASSES);
        imports("no.portvakt.trust.tls", "no.portvakt.trust.signature").check(CLASSES);
        imports(
                        "no.portvakt.trust.delegation",
                        "no.portvakt.trust.identity",
                        "no.portvakt.trust.signature",
                        "no.portvakt.trust.spool")
                .check(CLASSES);
        imports(
                        "no.portvakt.trust.audit",
                        "no.portvakt.trust.identity",
                        "no.portvakt.trust.correlation",
                        "no.portvakt.trust.signature")
                .check(CLASSES);
    }

    @Test
    void shouldImportOnlyWhatTheTableAllowsInTheRoomsOfCertificates() {
        imports("no.portvakt.trust.pki", "no.portvakt.trust.secret").check(CLASSES);
        imports("no.portvakt.trust.pki.encoding").check(CLASSES);
        imports("no.portvakt.trust.pki.path", "no.portvakt.trust.pki.encoding").check(CLASSES);
        imports("no.portvakt.trust.pki.purpose", "no.portvakt.trust.pki").check(CLASSES);
        imports("no.portvakt.trust.pki.trustlist", "no.portvakt.trust.pki.encoding")
                .check(CLASSES);
        imports(
                        "no.portvakt.trust.pki.revocation",
                        "no.portvakt.trust.pki.encoding",
                        "no.portvakt.trust.pki.path",
                        "no.portvakt.trust.pki.purpose",
                        "no.portvakt.trust.pki.trustlist")
                .check(CLASSES);
        imports(
                        "no.portvakt.trust.pki.fetching",
                        "no.portvakt.trust.pki.encoding",
                        "no.portvakt.trust.pki.path",
                        "no.portvakt.trust.pki.purpose",
                        "no.portvakt.trust.pki.revocation",
                        "no.portvakt.trust.pki.trustlist")
                .check(CLASSES);
        imports(
                        "no.portvakt.trust.pki.validation",
                        "no.portvakt.trust.pki",
                        "no.portvakt.trust.pki.encoding",
                        "no.portvakt.trust.pki.path",
                        "no.portvakt.trust.pki.purpose",
                        "no.portvakt.trust.pki.revocation",
                        "no.portvakt.trust.pki.trustlist")
                .check(CLASSES);
        imports("no.portvakt.trust.pki.person", "no.portvakt.trust.pki", "no.portvakt.trust.identity")
                .check(CLASSES);
        imports(
                        "no.portvakt.trust.pki.keeping",
                        "no.portvakt.trust.pki.fetching",
                        "no.portvakt.trust.pki.path",
                        "no.portvakt.trust.pki.trustlist",
                        "no.portvakt.trust.pki.validation")
                .check(CLASSES);
    }

    @Test
    void shouldDependOnNothingOfOursAndOnNoFramework() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "no.portvakt.profiles..", "io.quarkus..", "io.vertx..", "jakarta..", "org.keycloak..")
                .because("trust is what the others agree on")
                .check(CLASSES);
    }
}
