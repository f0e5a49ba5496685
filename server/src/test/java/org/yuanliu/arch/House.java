package org.yuanliu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// All classes that we wrote, and how a rule is tried on them.
final class House {

    static final String ROOT = "org.yuanliu";

    static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // The tests of core come as a jar, once it is packed.
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages(ROOT);

    /// The packages of the tree that are no modules of the server.
    private static final Set<String> LIBRARIES = Set.of("core", "world");

    private House() {}

    /// The classes that a rule is about. A rule about nothing would always hold.
    static JavaClasses those(Predicate<JavaClass> chosen, int atLeast) {
        var classes =
                ALL.that(com.tngtech.archunit.base.DescribedPredicate.describe("chosen", chosen));
        assertThat(classes)
                .as("classes that the rule is about")
                .hasSizeGreaterThanOrEqualTo(atLeast);
        return classes;
    }

    /// The rule holds, and it would not if one of us had written this.
    static void holds(ArchRule rule, JavaClasses classes, Class<?>... counterexamples) {
        assertThat(counterexamples).as("counter-examples").isNotEmpty();
        for (var wrong : counterexamples) {
            var imported = new ClassFileImporter().importClasses(wrong);
            assertThat(rule.allowEmptyShould(true).evaluate(imported).hasViolation())
                    .as("the rule lets %s pass", wrong.getSimpleName())
                    .isTrue();
        }
        rule.check(classes);
    }

    static boolean isIn(JavaClass type, String library) {
        return (type.getPackageName() + ".").startsWith(ROOT + "." + library + ".");
    }

    static boolean isOfServer(JavaClass type) {
        return LIBRARIES.stream().noneMatch(it -> isIn(type, it));
    }

    /// `trace` for `org.yuanliu.trace.store`; empty for the root.
    static String module(JavaClass type) {
        var parts = parts(type);
        return parts.isEmpty() ? "" : parts.getFirst();
    }

    /// `store` for `org.yuanliu.trace.store`; empty for a module's own package.
    static String folder(JavaClass type) {
        var parts = parts(type);
        return parts.size() < 2 ? "" : parts.get(1);
    }

    private static List<String> parts(JavaClass type) {
        var rest = type.getPackageName().substring(ROOT.length());
        return rest.isEmpty() ? List.of() : List.of(rest.substring(1).split("\\.", -1));
    }

    static boolean isPackageInfo(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
