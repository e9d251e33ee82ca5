package no.portvakt.minside;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static no.portvakt.testsupport.architecture.LayoutRules.everyPackageIsNullMarked;
import static no.portvakt.testsupport.architecture.LayoutRules.imports;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageCycles;
import static no.portvakt.testsupport.architecture.LayoutRules.noPackageNamedForNothing;
import static no.portvakt.testsupport.architecture.LayoutRules.productionClassesOf;

import com.tngtech.archunit.core.domain.JavaClasses;
import no.portvakt.minside.accesslog.CarriedLookup;
import no.portvakt.minside.accesslog.RecordedLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    private static final String ROOT = "no.portvakt.minside";

    private static final JavaClasses CLASSES = productionClassesOf(ROOT);

    @Test
    void shouldHaveNoPackageCycles() {
        noPackageCycles(ROOT).check(CLASSES);
    }

    @Test
    void shouldNameEveryPackageForItsDomain() {
        noPackageNamedForNothing().check(CLASSES);
        everyPackageIsNullMarked().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "peer, ''",
        "person, peer",
        "operation, ''",
        "accesslog, operation person",
        "delegation, accesslog peer person problem",
        "grant, ''",
        "backlog, operation",
        "delivery, accesslog fagsystem grant peer person problem status",
        "delivery.varsel, accesslog delivery fagsystem grant person status",
        "delivery.dialogporten, accesslog delivery grant person status",
        "fagsystem, accesslog grant person",
        "fagsystem.connector, fagsystem person",
        "fagsystem.answer, fagsystem.connector",
        "fagsystem.drop, fagsystem.answer fagsystem.connector",
        "fagsystem.command, accesslog fagsystem fagsystem.connector fagsystem.ask fagsystem.agent grant",
        "fagsystem.agent, accesslog fagsystem fagsystem.connector",
        "fagsystem.ask, accesslog fagsystem fagsystem.connector fagsystem.answer fagsystem.drop grant",
        "catalogue, person",
        "archive, accesslog",
        "document, accesslog archive catalogue person status",
        "problem, person",
        "prefill, accesslog catalogue fagsystem person",
        "event, ''",
        "signature, ''",
        "print, person",
        "signing, accesslog grant person signature",
        "signing.service, grant person signing",
        "status, catalogue event peer person problem",
        "pull, archive status",
        "removal, accesslog catalogue operation person status",
        "submission, accesslog archive catalogue fagsystem person prefill print signing status",
        "portal, accesslog catalogue document fagsystem peer person prefill problem status submission",
        "pages, accesslog catalogue document fagsystem person prefill problem signing status submission",
    })
    void shouldImportOnlyWhatTheRoomIsAllowedTo(String room, String others) {
        var allowed = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(others.split(" "))
                                .filter(other -> !other.isBlank())
                                .map(other -> ROOT + "." + other + ".."),
                        java.util.stream.Stream.of("no.portvakt.profiles..", "no.portvakt.trust.."))
                .toArray(String[]::new);

        imports(ROOT + "." + room + "..", allowed).allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void shouldLetNobodyImportBoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".boot..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".boot..")
                .because("only boot knows CDI and configuration")
                .check(CLASSES);
    }

    @Test
    void shouldMintLookupsNowhereButInTheAccessLog() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".accesslog..")
                .should()
                .implement(RecordedLookup.class)
                .because("whoever can make one can fetch personal data without an entry in the access log")
                .check(CLASSES);
    }

    @Test
    void shouldCarryLookupsNowhereButInTheAgent() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".fagsystem.agent..", ROOT + ".accesslog..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(CarriedLookup.class.getName())
                .because("whoever makes one says that an adapter has written it into the access log")
                .check(CLASSES);
    }

    @Test
    void shouldKnowCdiAndConfigurationOnlyInBoot() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".boot..", ROOT + ".pages..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.quarkus..", "jakarta.inject..", "jakarta.enterprise..", "io.smallrye.config..")
                        .and(not(resideInAnyPackage("io.quarkus.qute.."))))
                .because("a stage is a plain class that a plain test can make")
                .check(CLASSES);
    }
}
