package org.yuanliu.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.yuanliu.arch.Counterexamples.AnswersTheWeb;
import org.yuanliu.arch.Counterexamples.AsksTheDatabase;
import org.yuanliu.arch.Counterexamples.AsksThroughSpring;
import org.yuanliu.arch.Counterexamples.ChecksSomething;
import org.yuanliu.arch.Counterexamples.IsInjected;
import org.yuanliu.arch.Counterexamples.KnowsSpring;
import org.yuanliu.arch.Counterexamples.LooksIntoTheStore;

/// Where SQL, Spring and the web have their places in a module.
class ServerTest {

    private static final DescribedPredicate<JavaClass> SQL =
            resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.springframework.jdbc..",
                    "org.postgresql..",
                    "org.flywaydb..",
                    "com.zaxxer..");

    private static final DescribedPredicate<JavaClass> SPRING =
            resideInAnyPackage("org.springframework..", "jakarta.servlet..");

    private static final DescribedPredicate<JavaClass> WEB =
            resideInAnyPackage(
                    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    private final JavaClasses server =
            House.those(it -> House.isOfServer(it) && !House.isPackageInfo(it), 150);

    /// Whoever answers people knows a failure of the database when it comes; that is no SQL.
    @Test
    void sqlStandsInStoresAndInThePlatformsOwnPostgresOnly() {
        var elsewhere =
                House.those(it -> House.isOfServer(it) && !isStore(it) && !isPostgres(it), 100);
        assertThat(server.that(describe("stores", ServerTest::isStore)).size()).isGreaterThan(10);
        House.holds(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                SQL.and(
                                        describe(
                                                "more than a failure",
                                                it -> !it.isAssignableTo(SQLException.class)))),
                elsewhere,
                AsksTheDatabase.class,
                AsksThroughSpring.class);
    }

    /// A value, a rule of the house, an event can be read and tested without knowing what Spring
    /// is.
    @Test
    void inAModulesOwnPackageOnlyItsBeansKnowSpring() {
        var own =
                House.those(
                        it ->
                                House.isOfServer(it)
                                        && !House.module(it).isEmpty()
                                        && House.folder(it).isEmpty()
                                        && !isBean(it)
                                        && !House.isPackageInfo(it)
                                        && !isSettings(it),
                        40);
        assertThat(server.that(describe("beans", ServerTest::isBean)).size()).isGreaterThan(15);
        House.holds(noClasses().should().dependOnClassesThat(SPRING), own, KnowsSpring.class);
    }

    @Test
    void thePlatformsOwnPostgresKnowsNoSpring() {
        House.holds(
                noClasses().should().dependOnClassesThat(SPRING),
                House.those(it -> isPostgres(it) && !House.isPackageInfo(it), 10),
                KnowsSpring.class);
    }

    @Test
    void theWebStandsInWebPackagesOnly() {
        var elsewhere =
                House.those(
                        it ->
                                House.isOfServer(it)
                                        && !House.module(it).isEmpty()
                                        && !House.folder(it).equals("web"),
                        100);
        assertThat(server.that(describe("web", it -> House.folder(it).equals("web"))).size())
                .isGreaterThan(10);
        House.holds(noClasses().should().dependOnClassesThat(WEB), elsewhere, AnswersTheWeb.class);
    }

    /// What a class needs it is given by its constructor, and keeps.
    @Test
    void nothingIsInjectedIntoFields() {
        House.holds(
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .orShould()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                        .orShould()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("jakarta.annotation.Resource"),
                server,
                IsInjected.class);
    }

    @Test
    void whatStandsInAStoreOrOnTheWebStaysInItsModule() {
        House.holds(
                classes().should(keepOutOfOthers("store")).andShould(keepOutOfOthers("web")),
                House.those(it -> House.isOfServer(it) && !House.module(it).isEmpty(), 150),
                LooksIntoTheStore.class);
    }

    /// The glossary bans the word: it says verify, compare or inspect.
    @Test
    void nothingIsCalledACheck() {
        House.holds(
                classes().should(notBeCalled("[Cc]hecks?")),
                server,
                ChecksSomething.class,
                Counterexamples.JournalCheck.class);
    }

    private static ArchCondition<JavaClass> notBeCalled(String word) {
        var banned = Pattern.compile("(^|(?<=[a-z]))" + word + "($|(?=[A-Z]))");
        return new ArchCondition<>("not have a name with " + word) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(
                                Stream.of(type.getSimpleName()),
                                type.getMethods().stream().map(JavaMethod::getName))
                        .filter(it -> banned.matcher(it).find())
                        .forEach(it ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, it + " in " + type.getName())));
            }
        };
    }

    private static boolean isStore(JavaClass type) {
        return House.folder(type).equals("store");
    }

    private static boolean isPostgres(JavaClass type) {
        return type.getPackageName().equals("org.yuanliu.kernel.postgres");
    }

    private static boolean isBean(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.isMetaAnnotatedWith(Component.class)
                || outermost.isAnnotatedWith(Component.class);
    }

    /// Settings are values that Spring fills; the annotation says from where.
    private static boolean isSettings(JavaClass type) {
        return type.isAnnotatedWith(
                "org.springframework.boot.context.properties.ConfigurationProperties");
    }

    /// The kernel's folders are there for everybody; the program's root starts and checks things.
    private static ArchCondition<JavaClass> keepOutOfOthers(String folder) {
        return new ArchCondition<>("not use the " + folder + " of another module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var used = dependency.getTargetClass();
                    boolean foreign =
                            used.getPackageName().startsWith(House.ROOT)
                                    && House.folder(used).equals(folder)
                                    && !House.module(used).equals("kernel")
                                    && !House.module(used).equals(House.module(type));
                    if (foreign) {
                        events.add(
                                SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
