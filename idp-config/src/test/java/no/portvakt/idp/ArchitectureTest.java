package no.portvakt.idp;

import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String TRUST = "no.portvakt.trust..";

    private static final JavaClasses CLASSES = productionClassesOf("no.portvakt.idp");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.idp").check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void shouldImportOnlyWhatStandsBelow() {
        imports("no.portvakt.idp.person", TRUST).check(CLASSES);
        imports("no.portvakt.idp.flow", "no.portvakt.profiles.level").check(CLASSES);
        imports("no.portvakt.idp.disclosure", "no.portvakt.idp.flow", "no.portvakt.profiles.level")
                .check(CLASSES);
        imports("no.portvakt.idp.letter", TRUST).check(CLASSES);
        imports("no.portvakt.idp.lockout", "no.portvakt.idp.person", TRUST).check(CLASSES);
        imports(
                        "no.portvakt.idp.pin",
                        "no.portvakt.idp.factor",
                        "no.portvakt.idp.flow",
                        "no.portvakt.idp.letter",
                        "no.portvakt.idp.lockout",
                        "no.portvakt.idp.person",
                        TRUST,
                        "no.portvakt.profiles.level")
                .check(CLASSES);
        imports(
                        "no.portvakt.idp.pki",
                        "no.portvakt.idp.flow",
                        "no.portvakt.idp.person",
                        TRUST,
                        "no.portvakt.profiles.level")
                .check(CLASSES);
        imports("no.portvakt.idp.token", "no.portvakt.idp.flow", "no.portvakt.idp.person", TRUST)
                .check(CLASSES);
        imports("no.portvakt.idp.events", TRUST).check(CLASSES);
        imports("no.portvakt.idp.secondfactor").check(CLASSES);
        imports("no.portvakt.idp.isolation").check(CLASSES);
        imports("no.portvakt.idp.requestobject").check(CLASSES);
        imports(
                        "no.portvakt.idp.registry",
                        "no.portvakt.idp.events",
                        "no.portvakt.idp.factor",
                        "no.portvakt.idp.letter",
                        "no.portvakt.idp.person",
                        "no.portvakt.idp.pin",
                        TRUST)
                .check(CLASSES);
    }

    @Test
    void shouldImportOnlyWhatStandsBelowOutsideKeycloakToo() {
        imports("no.portvakt.idp.keycloak", TRUST).check(CLASSES);
        imports("no.portvakt.idp.mailing.address", TRUST).check(CLASSES);
        imports("no.portvakt.idp.mailing.document", "no.portvakt.idp.mailing.address")
                .check(CLASSES);
        imports("no.portvakt.idp.mailing.delivery", TRUST).check(CLASSES);
        imports("no.portvakt.idp.rotation", "no.portvakt.idp.keycloak").check(CLASSES);
        imports("no.portvakt.idp.sync", "no.portvakt.idp.keycloak").check(CLASSES);
        imports(
                        "no.portvakt.idp.client",
                        "no.portvakt.idp.sync",
                        "no.portvakt.profiles.portal",
                        "no.portvakt.profiles.policy",
                        "no.portvakt.profiles.decide",
                        "no.portvakt.profiles.catalog",
                        "no.portvakt.profiles.level")
                .check(CLASSES);
        imports("no.portvakt.idp.distribution", TRUST, "no.portvakt.profiles.level")
                .check(CLASSES);
    }

    @Test
    void shouldLetTheLogInAloneKnowEveryWay() {
        imports(
                        "no.portvakt.idp.federation",
                        "no.portvakt.idp.flow",
                        "no.portvakt.idp.isolation",
                        "no.portvakt.idp.person",
                        TRUST,
                        "no.portvakt.profiles.level")
                .check(CLASSES);
        imports(
                        "no.portvakt.idp.factor",
                        "no.portvakt.idp.flow",
                        "no.portvakt.idp.lockout",
                        "no.portvakt.idp.person",
                        TRUST,
                        "no.portvakt.profiles.level")
                .check(CLASSES);
        imports(
                        "no.portvakt.idp.login",
                        "no.portvakt.idp.factor",
                        "no.portvakt.idp.federation",
                        "no.portvakt.idp.flow",
                        "no.portvakt.idp.isolation",
                        "no.portvakt.idp.lockout",
                        "no.portvakt.idp.pin",
                        "no.portvakt.idp.pki",
                        "no.portvakt.profiles.level")
                .check(CLASSES);
    }

    @Test
    void shouldKeepWhatRunsInsideKeycloakApartFromWhatRunsOutside() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage(
                        "no.portvakt.idp.sync..",
                        "no.portvakt.idp.mailing..",
                        "no.portvakt.idp.keycloak..",
                        "no.portvakt.idp.boot..",
                        "no.portvakt.idp.client..",
                        "no.portvakt.idp.rotation..",
                        "no.portvakt.idp.distribution..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "jakarta..")
                .because("the command line has no Keycloak on its class path")
                .check(CLASSES);
    }
}
