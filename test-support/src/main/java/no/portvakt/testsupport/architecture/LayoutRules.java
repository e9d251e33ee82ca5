package no.portvakt.testsupport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** The rules that hold in every module. What one package may import from another stands in the module's own test. */
public final class LayoutRules {

    private static final String[] NAMED_FOR_NO_DOMAIN = {
        "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..dto..", "..manager..", "..misc.."
    };

    private LayoutRules() {}

    /** The production classes under a package, from the class path of the calling module. */
    public static JavaClasses productionClassesOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
    }

    /** Every package is its own slice, so a cycle between any two is found, however far apart they are. */
    public static ArchRule noPackageCycles(String rootPackage) {
        return slices().matching(rootPackage + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle makes two rooms one, and nobody can live in half a room");
    }

    public static ArchRule noPackageNamedForNothing() {
        return noClasses()
                .should()
                .resideInAnyPackage(NAMED_FOR_NO_DOMAIN)
                .because("such a package hides the business; name it for what it is about");
    }

    /** {@code from} may use, of our own packages, itself and {@code allowed} only. */
    public static ArchRule imports(String from, String... allowed) {
        var ours = resideInAPackage("no.portvakt..");
        var permitted = resideInAnyPackage(allowed).or(resideInAPackage(from));
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(are(ours.and(not(permitted)).as("of ours outside " + String.join(", ", allowed))))
                .because("the imports repeat the order of the folders");
    }

    public static ArchRule everyPackageIsNullMarked() {
        return classes().should(resideInANullMarkedPackage()).because("null is settled per package, by the compiler");
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .orElse(false);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is in an unmarked package"));
            }
        };
    }
}
