package no.portvakt.demo;

import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String TRUST = "no.portvakt.trust..";

    private final JavaClasses classes = productionClassesOf("no.portvakt.demo");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.demo").check(classes);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(classes);
        everyPackageIsNullMarked().check(classes);
    }

    @Test
    void shouldBuildEachRoomOnTheRoomsBelowOnly() {
        imports(room("machine")).check(classes);
        imports(room("certificates")).check(classes);
        imports(room("browsing")).check(classes);
        imports(room("simulators"), TRUST).check(classes);
        imports(room("portal"), TRUST, "no.portvakt.profiles.catalog..").check(classes);
        imports(
                        room("processes"),
                        TRUST,
                        "no.portvakt.idp..",
                        "no.portvakt.profiles..",
                        room("machine"),
                        room("certificates"),
                        room("browsing"),
                        room("simulators"),
                        room("portal"))
                .check(classes);
        imports(
                        room("citizens"),
                        TRUST,
                        "no.portvakt.idp..",
                        room("certificates"),
                        room("simulators"),
                        room("processes"))
                .check(classes);
        imports(room("officers"), TRUST, "no.portvakt.idp.keycloak..", room("processes"))
                .check(classes);
        imports(
                        room("journey"),
                        TRUST,
                        room("machine"),
                        room("certificates"),
                        room("browsing"),
                        room("simulators"),
                        room("processes"),
                        room("citizens"))
                .check(classes);
    }

    private static String room(String name) {
        return "no.portvakt.demo." + name + "..";
    }
}
