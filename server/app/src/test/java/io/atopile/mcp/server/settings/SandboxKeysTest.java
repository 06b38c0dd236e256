package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.process.NetworkAccess;
import io.atopile.mcp.process.SandboxKind;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.project.SandboxSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox is the user's choice; a project can only make it stricter. */
class SandboxKeysTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @Test
    void whoChoosesNothingHasASandboxThatABuildCanWriteIn() {
        assertEquals(SandboxSettings.DEFAULT, reading.read().sandbox());
        assertEquals(SandboxSettings.DEFAULT, reading.reader().readSandbox(List.of(reading.project())));
    }

    @Test
    void theUsersFileChoosesAll() {
        reading.user("[sandbox]\nmode = \"read-only\"\nwritable = [\"/srv/parts\"]\nnetwork = \"any\"\nkind = \"landlock\"");
        assertEquals(
                new SandboxSettings(
                        SandboxMode.READ_ONLY,
                        List.of(Path.of("/srv/parts")),
                        Optional.of(NetworkAccess.ANY),
                        Optional.of(SandboxKind.LANDLOCK)),
                reading.read().sandbox());
    }

    @Test
    void theEnvironmentAndThenTheOptionHold() {
        reading.user("sandbox.mode = \"read-only\"").variable("ATOPILE_MCP_SANDBOX_MODE", "danger-full-access");
        assertEquals(SandboxMode.DANGER_FULL_ACCESS, reading.read().sandbox().mode());
        reading.flags(new CommandLineFlags(Optional.empty(), Set.of(), false, Optional.empty(), Optional.of(SandboxMode.WORKSPACE_WRITE)));
        assertEquals(SandboxMode.WORKSPACE_WRITE, reading.read().sandbox().mode());
    }

    @ParameterizedTest
    @CsvSource({
        "workspace-write, read-only, READ_ONLY",
        "workspace-write, danger-full-access, WORKSPACE_WRITE",
        "read-only, workspace-write, READ_ONLY",
        "danger-full-access, workspace-write, WORKSPACE_WRITE"
    })
    void aProjectOnlyTightensTheMode(String user, String project, SandboxMode holds) {
        reading.user("sandbox.mode = \"%s\"".formatted(user)).project("sandbox.mode = \"%s\"".formatted(project));
        assertEquals(holds, reading.settings().sandbox().mode());
    }

    @ParameterizedTest
    @CsvSource({"any, services, SERVICES", "any, none, NONE", "services, any, SERVICES", "none, services, NONE"})
    void aProjectOnlyTightensTheNetwork(String user, String project, NetworkAccess holds) {
        reading.user("sandbox.network = \"%s\"".formatted(user)).project("sandbox.network = \"%s\"".formatted(project));
        assertEquals(Optional.of(holds), reading.settings().sandbox().network());
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "services,", "any,"})
    void whereTheUserChoseNoNetworkAProjectCanOnlyCloseIt(String project, NetworkAccess holds) {
        reading.project("sandbox.network = \"%s\"".formatted(project));
        assertEquals(Optional.ofNullable(holds), reading.settings().sandbox().network());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "~/", "~/.", "~/x/..", "HOME", "PARENT"})
    void theHomeDirectoryIsNeverWritableAsAWhole(String directory) {
        var home = Path.of(System.getProperty("user.home"));
        var named = directory.replace("HOME", home.toString()).replace("PARENT", String.valueOf(home.getParent()));
        reading.user("sandbox.writable = [\"/srv/parts\", \"%s\"]".formatted(named));
        assertEquals(
                List.of("settings.toml:1: sandbox.writable must be a list of directories, each starting with / or ~/;"
                        + " none may be or contain the home directory"),
                reading.complaints());
        assertEquals(List.of(), reading.read().sandbox().writable());
    }

    @Test
    void aDirectoryInTheHomeDirectoryMayBeWritable() {
        reading.user("sandbox.writable = [\"~/parts-of-nobody\"]");
        assertEquals(List.of(Path.of(System.getProperty("user.home"), "parts-of-nobody")), reading.settings().sandbox().writable());
    }

    @Test
    void whereARestrictionMayBeIllegibleThereIsASandboxAndNoNetwork() {
        reading.user("[sandbox]\nmode = \"danger-full-access\"\nnetwork = \"any\"\n[sever]\nread_only = true");
        var sandbox = reading.read().sandbox();
        assertEquals(SandboxMode.WORKSPACE_WRITE, sandbox.mode());
        assertEquals(Optional.of(NetworkAccess.NONE), sandbox.network());
    }
}
