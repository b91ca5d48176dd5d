package io.huiji.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses ENGINE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.huiji.engine");

    @Test
    void the_engine_knows_the_jdk_and_nothing_else() {
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("io.huiji.engine..", "java.lang..", "java.util..", "java.time..", "java.math..", "org.jspecify..").check(ENGINE);
    }

    @Test
    void nothing_in_the_engine_asks_what_time_it_is() {
        noClasses().should().callMethodWhere(DescribedPredicate.describe("the clock is asked", (JavaMethodCall call) ->
                (call.getName().equals("now") && call.getTargetOwner().getPackageName().startsWith("java.time"))
                        || call.getName().equals("currentTimeMillis") || call.getName().equals("nanoTime")
                        || call.getTargetOwner().getName().equals("java.time.Clock"))).check(ENGINE);
    }

    @Test
    void no_floating_point_comes_near_points_or_money() {
        noFields().should().haveRawType(double.class).orShould().haveRawType(float.class).check(ENGINE);
    }
}
