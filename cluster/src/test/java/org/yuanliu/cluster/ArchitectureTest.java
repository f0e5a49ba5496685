package org.yuanliu.cluster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// cluster knows core and Flink, core knows neither.
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.yuanliu.core", "org.yuanliu.cluster");

    private static final ArchRule CLUSTER =
            onlyKnows(
                    "org.yuanliu.cluster..",
                    "org.yuanliu.cluster..",
                    "org.yuanliu.core..",
                    "org.apache.flink..",
                    "org.jspecify..",
                    "java..");

    private static final ArchRule CORE =
            onlyKnows("org.yuanliu.core..", "org.yuanliu.core..", "org.jspecify..", "java..");

    @Test
    void clusterKnowsCoreAndFlinkOnly() {
        assertThat(CLASSES.that(resideInAnyPackage("org.yuanliu.cluster..")))
                .hasSizeGreaterThan(15);
        CLUSTER.check(CLASSES);
    }

    @Test
    void coreStaysClean() {
        assertThat(CLASSES.that(resideInAnyPackage("org.yuanliu.core.."))).hasSizeGreaterThan(30);
        CORE.check(CLASSES);
    }

    @Test
    void theRuleNoticesWhatItForbids() {
        var rule = onlyKnows("org.yuanliu.cluster..", "org.yuanliu.cluster..", "java..");

        assertThat(rule.evaluate(CLASSES).hasViolation()).isTrue();
    }

    private static ArchRule onlyKnows(String who, String... known) {
        return classes()
                .that()
                .resideInAPackage(who)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(known);
    }
}
