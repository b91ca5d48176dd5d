package io.huiji.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

/** Modules use only the neighbours that their {@code package-info} names, and of those only the root package. */
class ArchitectureTests {

    private static final JavaClasses SERVER = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.huiji.server");

    @Test
    void modules_keep_to_their_neighbours() {
        ApplicationModules.of(HuijiApplication.class).verify();
    }

    @Test
    void controllers_are_package_private_and_live_in_web() {
        classes().that().areAnnotatedWith(RestController.class).should().notBePublic().andShould().resideInAPackage("..web..").check(SERVER);
    }

    @Test
    void a_model_is_pure() {
        noClasses().that().resideInAPackage("io.huiji.server.*.model..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..")
                .allowEmptyShould(true).check(SERVER);
    }

    @Test
    void sql_lives_in_the_store_or_the_platform() {
        noClasses().that().resideInAPackage("..web..").and().resideOutsideOfPackage("io.huiji.server.platform..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..").check(SERVER);
    }

    /** Outside a transaction such a stream keeps its connection until somebody closes it, and nobody does. */
    @Test
    void no_query_is_left_open_as_a_stream() {
        noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(SERVER);
    }

    @Test
    void nothing_is_injected_into_fields() {
        fields().should().notBeAnnotatedWith(Autowired.class).check(SERVER);
    }
}
