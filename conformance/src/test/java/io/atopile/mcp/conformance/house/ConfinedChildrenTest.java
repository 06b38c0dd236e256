package io.atopile.mcp.conformance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Guard;
import io.atopile.mcp.process.GuardedPipe;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every child process is started in a sandbox, or for a reason that is written down here. */
class ConfinedChildrenTest {

    private static final String STARTERS = "io.atopile.mcp.process";

    /** Who starts processes by themselves, and why these are not confined. */
    private static final Map<String, String> BY_THEMSELVES = Map.of(
            "io.atopile.mcp.server.command.SandboxCommand", "runs the user's command in the sandbox, with the user's terminal",
            "io.atopile.mcp.server.doctor.ProgramVersions", "asks the user's own programs for their versions, without a project",
            "io.atopile.mcp.server.doctor.StdioProbe", "starts this program itself",
            "io.atopile.mcp.server.setup.SetupCommands", "the user runs setup to install from where pip, uv and apt are configured to");

    /** Who runs commands without a sandbox, and why. */
    private static final Map<String, String> UNCONFINED = Map.of(
            "io.atopile.mcp.project.AtoFinder", "asks an ato for its version and interpreter, which the sandbox itself needs",
            "io.atopile.mcp.project.SignIn", "runs a script of ours that must reach the user's keyring and the sign-in service");

    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/test/") && !location.contains("-tests.jar"))
            .importPackages("io.atopile.mcp");

    @Test
    void processesAreStartedInOnePackage() {
        var found = names(type -> type.getConstructorCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(ProcessBuilder.class))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Runtime.class) && call.getName().equals("exec")));
        assertEquals(new TreeSet<>(BY_THEMSELVES.keySet()), found);
    }

    @Test
    void everyCommandIsConfined() {
        var found = names(type -> calls(type, Command.class, "run") && !calls(type, Command.class, "withConfinement"));
        assertEquals(new TreeSet<>(UNCONFINED.keySet()), found);
    }

    @Test
    void everyLongChildIsConfined() {
        var launches = names(type -> type.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Guard.Launch.class) && call.getTarget().getRawParameterTypes().size() == 7));
        assertEquals(new TreeSet<String>(), launches);
        var pipes = names(type -> type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(GuardedPipe.class)
                        && call.getName().equals("start")
                        && call.getTarget().getRawParameterTypes().size() == 5));
        assertEquals(new TreeSet<String>(), pipes);
        assertTrue(SHIPPED.contain(Guard.Launch.class), "nothing was examined");
    }

    private static boolean calls(JavaClass type, Class<?> owner, String method) {
        return type.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method));
    }

    private static SortedSet<String> names(Predicate<JavaClass> wanted) {
        return SHIPPED.stream()
                .filter(type -> !type.getPackageName().equals(STARTERS))
                .filter(wanted)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
