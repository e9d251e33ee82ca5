package no.portvakt.profiles;

import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String LEVEL = "no.portvakt.profiles.level";
    private static final String WORDS = "no.portvakt.profiles.words";
    private static final String REASON = "no.portvakt.profiles.reason";
    private static final String ASSESS = "no.portvakt.profiles.assess";
    private static final String CATALOG = "no.portvakt.profiles.catalog";
    private static final String DECIDE = "no.portvakt.profiles.decide";
    private static final String POLICY = "no.portvakt.profiles.policy";
    private static final String CHANGE = "no.portvakt.profiles.change";
    private static final String PORTAL = "no.portvakt.profiles.portal";
    private static final String LOAD = "no.portvakt.profiles.load";
    private static final String SIMULATE = "no.portvakt.profiles.simulate";
    private static final String LINT = "no.portvakt.profiles.lint";
    private static final String WRITE = "no.portvakt.profiles.write";
    private static final String COMMAND = "no.portvakt.profiles.command";

    private static final JavaClasses CLASSES = productionClassesOf("no.portvakt.profiles");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.profiles").check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void shouldImportOnlyWhatTheTableAllows() {
        imports(WORDS).check(CLASSES);
        imports(LEVEL, WORDS).check(CLASSES);
        imports(REASON).check(CLASSES);
        imports(ASSESS, LEVEL).check(CLASSES);
        imports(CATALOG, LEVEL, ASSESS).check(CLASSES);
        imports(DECIDE, LEVEL, REASON).check(CLASSES);
        imports(POLICY, CATALOG, DECIDE, LEVEL).check(CLASSES);
        imports(CHANGE, POLICY, DECIDE, CATALOG, ASSESS, LEVEL).check(CLASSES);
        imports(PORTAL, CATALOG).check(CLASSES);
        imports(LOAD, PORTAL, CATALOG, LEVEL, ASSESS).check(CLASSES);
        imports(SIMULATE, POLICY, CATALOG, DECIDE, LEVEL, REASON).check(CLASSES);
        imports(LINT, LOAD, POLICY, CATALOG, LEVEL, ASSESS).check(CLASSES);
        imports(WRITE, LOAD, CATALOG, LEVEL, ASSESS).check(CLASSES);
        imports(COMMAND, ASSESS, LOAD, LINT, WRITE, CHANGE, SIMULATE, POLICY, CATALOG, LEVEL, DECIDE, REASON)
                .check(CLASSES);
    }

    @Test
    void shouldReadYamlWhereItIsCheckedOnly() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(LOAD, ASSESS, WRITE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("strings stop at the edge")
                .check(CLASSES);
    }

    @Test
    void shouldDependOnNoFrameworkAndNoCrypto() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "jakarta..",
                        "com.nimbusds..",
                        "org.bouncycastle..",
                        "javax.crypto..",
                        "no.portvakt.trust..")
                .because("what a service demands can be read and decided anywhere")
                .check(CLASSES);
    }

    @Test
    void shouldKeepWhatTheCommandLineNeedsInTheCommandLine() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "picocli..")
                .because("whoever uses the library does not have them")
                .check(CLASSES);
    }

    @Test
    void shouldKnowNoClockWhenDeciding() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(DECIDE, POLICY, CATALOG, LEVEL, ASSESS, SIMULATE)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("a decision is the same whenever it is made again")
                .check(CLASSES);
    }
}
