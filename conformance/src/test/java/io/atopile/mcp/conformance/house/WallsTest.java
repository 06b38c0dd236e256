package io.atopile.mcp.conformance.house;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atopile.mcp.server.dispatch.ServerFeatures;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Who may know whom, in the code that is shipped. */
class WallsTest {

    private static final String SERVER = "io.atopile.mcp.server..";
    private static final String SKILLS = "io.atopile.mcp.skill..";

    private static final String[] FACES = {
        "io.atopile.mcp.server.dispatch..", "io.atopile.mcp.server.http..", "io.atopile.mcp.server.mcp.."
    };
    private static final String[] CONTRACT = {
        "io.atopile.mcp.tool..", "io.atopile.mcp.policy..", "io.atopile.mcp.resource..", "io.atopile.mcp.prompt.."
    };

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test/") && !location.contains("-tests.jar"))
            .importPackages("io.atopile.mcp");

    @Test
    void onlyOnePackageKnowsTheMcpSdk() {
        knownOnlyTo("io.modelcontextprotocol..", "io.atopile.mcp.server.mcp..");
    }

    @Test
    void onlyOnePackageKnowsReactiveTypes() {
        knownOnlyTo("reactor..", "io.atopile.mcp.server.mcp..");
    }

    @Test
    void onlyOnePackageKnowsJetty() {
        knownOnlyTo("org.eclipse.jetty..", "io.atopile.mcp.server.http..");
    }

    @Test
    void onlyTheCommandsKnowTheCommandLineLibrary() {
        knownOnlyTo("picocli..", "io.atopile.mcp.server.command..");
    }

    @Test
    void onlyTheSettingsKnowToml() {
        knownOnlyTo("org.tomlj..", "io.atopile.mcp.server.settings..");
    }

    @Test
    void toolsKnowNeitherSkillsNorServers() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER, SKILLS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER, SKILLS)
                .check(SHIPPED);
    }

    @Test
    void skillsDoNotKnowServers() {
        noClasses()
                .that()
                .resideInAPackage(SKILLS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SERVER)
                .allowEmptyShould(true)
                .check(SHIPPED);
    }

    @Test
    void toolsKnowNoProtocol() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SERVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelcontextprotocol..", "jakarta.servlet..")
                .check(SHIPPED);
    }

    @Test
    void onlyServicesAndModelsAreAskedOverHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SERVER, "io.atopile.mcp.http..", "io.atopile.mcp.model.transport..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..")
                .check(SHIPPED);
    }

    @Test
    void modelsKnowOnlyTheContractAndTheHttpClient() {
        noClasses()
                .that()
                .resideInAPackage("io.atopile.mcp.model..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.atopile.mcp..")
                        .and(not(resideInAnyPackage(CONTRACT)))
                        .and(not(resideInAnyPackage("io.atopile.mcp.model..", "io.atopile.mcp.http.."))))
                .check(SHIPPED);
    }

    @Test
    void facesKnowOnlyWhatIsOffered() {
        noClasses()
                .that()
                .resideInAnyPackage(FACES)
                .should()
                .dependOnClassesThat(resideInAPackage("io.atopile.mcp..")
                        .and(not(resideInAnyPackage(CONTRACT)))
                        .and(not(resideInAnyPackage(FACES)))
                        .and(not(type(ServerFeatures.class))))
                .check(SHIPPED);
    }

    @Test
    void packagesFormNoCycleAtAnyDepth() {
        slices().matching("io.atopile.mcp.(**)").should().beFreeOfCycles().check(SHIPPED);
    }

    @Test
    void groupsOfToolsMeetOnlyInTheirAnswers() {
        slices().matching("io.atopile.mcp.tools.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("io.atopile.mcp.tools.answer"))
                .check(SHIPPED);
    }

    /** What a run does next follows from its state alone, so the package that decides it reaches nothing else. */
    @Test
    void theTurnLoopReachesNothingOutsideItsState() {
        noClasses()
                .that()
                .resideInAPackage("io.atopile.mcp.agent")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent..")
                        .or(belongToAnyOf(Thread.class, ProcessBuilder.class, ProcessHandle.class, Clock.class, InstantSource.class)))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SHIPPED);
    }

    /** A wall that nobody stands behind may be misspelt. */
    private static void knownOnlyTo(String library, String owner) {
        var behind = SHIPPED.that(resideInAPackage(owner)).stream()
                .flatMap(owning -> owning.getDirectDependenciesFromSelf().stream())
                .anyMatch(known -> resideInAPackage(library).test(known.getTargetClass()));
        assertTrue(behind, () -> owner + " does not know " + library);
        noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(SHIPPED);
    }
}
