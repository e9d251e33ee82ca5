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

    private static final JavaClasses CLASSES = productionClassesOf("no.portvakt.demo");

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles("no.portvakt.demo").check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void shouldBuildEachRoomOnTheRoomsBelowOnly() {
        imports(room("machine")).check(CLASSES);
        imports(room("certificates")).check(CLASSES);
        imports(room("browsing")).check(CLASSES);
        imports(room("simulators"), TRUST).check(CLASSES);
        imports(room("portal"), TRUST, "no.portvakt.profiles.catalog..").check(CLASSES);
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
                .check(CLASSES);
        imports(
                        room("citizens"),
                        TRUST,
                        "no.portvakt.idp..",
                        room("certificates"),
                        room("simulators"),
                        room("processes"))
                .check(CLASSES);
        imports(room("officers"), TRUST, "no.portvakt.idp.keycloak..", room("processes"))
                .check(CLASSES);
        imports(room("bench"), TRUST, room("simulators"), room("processes"), room("citizens"))
                .check(CLASSES);
        imports(room("faults"), TRUST, room("machine"), room("simulators"), room("processes"), room("citizens"))
                .check(CLASSES);
        imports(
                        room("journey"),
                        TRUST,
                        room("machine"),
                        room("certificates"),
                        room("browsing"),
                        room("simulators"),
                        room("processes"),
                        room("citizens"))
                .check(CLASSES);
    }

    private static String room(String name) {
        return "no.portvakt.demo." + name + "..";
    }
}
