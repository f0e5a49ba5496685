package org.yuanliu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The line of ARCHITECTURE.md: a module may use only what stands to its left.
class ModuleOrderTest {

    /// `core` and `world` are libraries beside the server, and no modules of it.
    private static final ApplicationModules MODULES =
            ApplicationModules.of(
                    Application.class,
                    resideInAnyPackage("org.yuanliu.core..", "org.yuanliu.world.."));

    @Test
    void theLineNamesEveryModuleAndNothingElse() {
        assertThat(MODULES.stream().map(ModuleOrderTest::name))
                .containsExactlyInAnyOrderElementsOf(Line.MODULES);
    }

    @Test
    void everyArrowPointsLeft() {
        var arrows = MODULES.stream().flatMap(this::arrows).toList();

        assertThat(arrows).as("arrows between modules").hasSizeGreaterThan(8);
        assertThat(arrows).allMatch(Arrow::pointsLeft);
    }

    @ParameterizedTest
    @CsvSource({
        "verify, trace, true",
        "trace, verify, false",
        "trace, trace, false",
        "kernel, demo, false"
    })
    void anArrowKnowsWhereItPoints(String from, String to, boolean left) {
        assertThat(new Arrow(from, to).pointsLeft()).isEqualTo(left);
    }

    @Test
    void nobodyUsesWhatAModuleKeepsToItself() {
        MODULES.verify();
    }

    @Test
    void everyModuleNamesWhatItMayUse() {
        for (var module : MODULES) {
            var named =
                    module.getBasePackage()
                            .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                            .orElseThrow(() ->
                                    new AssertionError(module + " has no @ApplicationModule"));
            assertThat(List.of(named.allowedDependencies()).stream().map(it -> it.split(" ", 2)[0]))
                    .as(name(module))
                    .isSubsetOf(Line.MODULES.subList(0, Line.MODULES.indexOf(name(module))));
        }
    }

    private Stream<Arrow> arrows(ApplicationModule module) {
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(it -> new Arrow(name(module), name(it)));
    }

    private record Arrow(String from, String to) {

        boolean pointsLeft() {
            return Line.MODULES.indexOf(to) < Line.MODULES.indexOf(from);
        }
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
