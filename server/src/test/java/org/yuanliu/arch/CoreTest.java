package org.yuanliu.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yuanliu.arch.Counterexamples.AsksTheDatabase;
import org.yuanliu.arch.Counterexamples.AsksThroughSpring;
import org.yuanliu.arch.Counterexamples.CallsSomebody;
import org.yuanliu.arch.Counterexamples.CountsMilliseconds;
import org.yuanliu.arch.Counterexamples.Dices;
import org.yuanliu.arch.Counterexamples.DicesElsewhere;
import org.yuanliu.arch.Counterexamples.KnowsSpring;
import org.yuanliu.arch.Counterexamples.MakesADate;
import org.yuanliu.arch.Counterexamples.MakesUpAnId;
import org.yuanliu.arch.Counterexamples.ReadsAFile;
import org.yuanliu.arch.Counterexamples.ReadsTheCalendar;
import org.yuanliu.arch.Counterexamples.ReadsTheClock;

/// `core` is the language of the field and nothing else; `world` depends on nobody.
class CoreTest {

    private static final Set<String> CLOCKS =
            Set.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.util.UUID.randomUUID",
                    "java.lang.Math.random",
                    "java.util.concurrent.ThreadLocalRandom.current");

    private final JavaClasses core = House.those(it -> House.isIn(it, "core"), 40);
    private final JavaClasses world = House.those(it -> House.isIn(it, "world"), 30);

    @Test
    void coreImportsNothingButTheJdk() {
        House.holds(
                classes()
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                        "java..", "org.jspecify..", "org.yuanliu.core..")),
                core,
                KnowsSpring.class,
                AsksThroughSpring.class);
    }

    @Test
    void coreNeitherReadsNorWritesNorCallsAnybody() {
        House.holds(
                noClasses().should().dependOnClassesThat(outside()),
                core,
                ReadsAFile.class,
                CallsSomebody.class,
                AsksTheDatabase.class);
    }

    @Test
    void coreReadsNoClockAndThrowsNoDice() {
        House.holds(
                noClasses().should().callCodeUnitWhere(chance()),
                core,
                ReadsTheClock.class,
                ReadsTheCalendar.class,
                CountsMilliseconds.class,
                MakesADate.class,
                Dices.class,
                DicesElsewhere.class,
                MakesUpAnId.class);
    }

    @Test
    void theWorldDependsOnNobodySoThatItCanTestTheRules() {
        House.holds(
                classes()
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                        "java..", "org.jspecify..", "org.yuanliu.world..")),
                world,
                KnowsSpring.class);
    }

    @Test
    void onlyTheDemonstrationKnowsTheWorld() {
        var others =
                House.those(
                        it ->
                                House.isOfServer(it)
                                        && !House.module(it).equals("demo")
                                        // The generator on the command line: it writes a world to
                                        // files.
                                        && !it.getName().startsWith("org.yuanliu.WorldCommand"),
                        150);
        House.holds(
                noClasses().should().dependOnClassesThat(resideInAPackage("org.yuanliu.world..")),
                others,
                Counterexamples.KnowsTheWorld.class);
    }

    /// Streams as such are no harm: a table that lies beside its class is read through one.
    private static DescribedPredicate<JavaClass> outside() {
        return resideInAnyPackage(
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.net.http..",
                        "java.sql..",
                        "javax.sql..",
                        "java.lang.foreign..")
                .or(
                        describe(
                                "files, processes, the console",
                                (JavaClass it) ->
                                        it.getName()
                                                .matches(
                                                        "java\\.(io\\.(File|RandomAccess|Console|Object).*|lang\\.Process.*)")));
    }

    private static DescribedPredicate<JavaCall<?>> chance() {
        return describe(
                "the clock or the dice",
                call -> {
                    var owner = call.getTargetOwner().getName();
                    var name = call.getName();
                    return CLOCKS.contains(owner + "." + name)
                            || (owner.startsWith("java.time.") && name.equals("now"))
                            || (owner.equals("java.time.Clock") && name.startsWith("system"))
                            || owner.equals("java.security.SecureRandom")
                            || ((owner.equals("java.util.Date") || owner.equals("java.util.Random"))
                                    && name.equals("<init>")
                                    && call.getTarget().getRawParameterTypes().isEmpty());
                });
    }
}
