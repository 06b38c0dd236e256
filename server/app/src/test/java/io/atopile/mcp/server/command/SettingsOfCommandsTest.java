package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command makes of settings, in a process of its own, as only there the environment can be another. */
class SettingsOfCommandsTest {

    private static final String MISTAKE = "settings.toml:2: unknown key budget.minuts; did you mean budgets.minutes?";
    private static final String HELLO =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    record Ended(int code, String out, String err) {}

    @BeforeEach
    void makeProject() throws IOException {
        Files.createDirectories(folder.resolve("config/atopile-mcp"));
        Files.createDirectories(folder.resolve("project"));
        Files.writeString(folder.resolve("project/ato.yaml"), "requires-atopile: ^0.14.0\nbuilds: {}\n");
    }

    private Path userFile() {
        return folder.resolve("config/atopile-mcp/settings.toml");
    }

    private Ended run(String input, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(Files.exists(userFile()) || arguments[0].equals("trust")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        var in = Files.writeString(folder.resolve("in"), input);
        var builder = new ProcessBuilder(command)
                .directory(folder.resolve("project").toFile())
                .redirectInput(in.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ATOPILE_MCP_") || name.equals("OPENAI_API_KEY"));
        List.of("CONFIG", "STATE", "DATA").forEach(kind ->
                environment.put("XDG_" + kind + "_HOME", folder.resolve(kind.toLowerCase(Locale.ROOT)).toString()));
        var process = builder.start();
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), () -> String.join(" ", arguments) + " did not end");
            return new Ended(process.exitValue(), read("out"), read("err"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void trustIsGivenListedAndTakenBack() throws Exception {
        var project = folder.resolve("project").toRealPath();
        assertEquals(new Ended(0, "", "trust: no project is trusted\n"), run("", "trust", "list"));
        var given = run("", "trust");
        assertEquals(0, given.code(), given.err());
        assertTrue(given.out().startsWith(project + " is trusted: its Python is executed"), given.out());
        assertEquals("trust = [\"%s\"]\n".formatted(project), Files.readString(userFile()));
        assertEquals(new Ended(0, project + "\n", ""), run("", "trust", "list"));
        assertEquals(project + " is already trusted.\n", run("", "trust", project.toString()).out());
        assertEquals(new Ended(0, project + " is no longer trusted.\n", ""), run("", "trust", "remove"));
        assertEquals(new Ended(1, "", "trust: %s is not in the list.\n".formatted(project)), run("", "trust", "remove", "."));
    }

    @Test
    void tooMuchIsTrustedOnlyByForce() throws Exception {
        for (var tooMuch : List.of("/", System.getProperty("user.home"))) {
            var refused = run("", "trust", tooMuch);
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("home directory"), refused.err());
        }
        assertTrue(run("", "trust", folder.resolve("config").toString()).err().contains("no atopile project"));
        assertTrue(run("", "trust", "nowhere").err().contains("nowhere is not a directory"));
        assertFalse(Files.exists(userFile()));
        Files.createDirectories(folder.resolve("other"));
        Files.writeString(folder.resolve("other/ato.yaml"), "builds: {}\n");
        var several = run("", "trust", folder.toString());
        assertEquals(1, several.code(), several.err());
        assertTrue(several.err().contains("is not an atopile project: the 2 in it"), several.err());
        var both = run("", "trust", "--force", folder.toString());
        assertEquals(0, both.code(), both.err());
        assertEquals("trust: this covers 2 projects, and every project added there later.\n", both.err());
        var covered = run("", "trust", "remove");
        assertTrue(covered.err().contains("is not in the list"), covered.err());
    }

    @Test
    void aDirectoryThatOthersWriteIsTrustedOnlyByForce() throws Exception {
        var project = folder.resolve("project").toRealPath();
        var before = Files.getPosixFilePermissions(project);
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwxrwxrwx"));
        var refused = run("", "trust");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("is writable by every user of this machine"), refused.err());
        assertEquals(0, run("", "trust", "--force").code());
        Files.setPosixFilePermissions(project, before);
        var wider = run("", "trust", "--force", folder.toString());
        assertEquals(0, wider.code(), wider.err());
        assertEquals("trust: this also covers these directories of the list, even after they are removed from it: %s.\n".formatted(project), wider.err());
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    }

    /** The class path without the library: nobody may miss it where there is no file. */
    private static String classPath(boolean withLibrary) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> withLibrary || !entry.contains("tomlj"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void withoutAFileNothingIsSaidAndTheLibraryStaysAside() throws Exception {
        var served = run(HELLO, "stdio");
        assertTrue(served.out().contains("project_edit_file"), served::err);
        assertEquals("", served.err());
        var shown = run("", "settings", "show");
        assertEquals(0, shown.code(), shown::err);
        assertTrue(shown.out().contains("budgets.minutes"), shown::out);
        assertEquals(userFile() + System.lineSeparator(), run("", "settings", "path").out());
    }

    @Test
    void stdioFollowsTheUserAndTheProject() throws Exception {
        Files.writeString(userFile(), "[server]\ntoolsets = [\"files\", \"builds\"]\n");
        Files.writeString(folder.resolve("project/.atopile-mcp.toml"), "[server]\nread_only = true\n");
        var served = run(HELLO, "stdio");
        assertEquals("", served.err());
        assertTrue(lists(served, "project_read_file") && lists(served, "build_logs"));
        assertFalse(lists(served, "project_edit_file") || lists(served, "parts_search"));
    }

    private static boolean lists(Ended served, String tool) {
        return served.out().contains("\"name\":\"%s\"".formatted(tool));
    }

    @Test
    void theListOfToolsSaysHowTheOthersAreListed() throws Exception {
        var shown = run("", "tools").out();
        assertTrue(shown.contains("--toolsets all") && shown.contains("Clients are shown these 25;"), shown);
        assertFalse(shown.contains("build_logs"), shown);
        var all = run("", "tools", "--toolsets", "all").out();
        assertTrue(all.contains("build_logs") && !all.contains("--toolsets all"), all);
        assertFalse(run("", "tools", "--json").out().contains("--toolsets all"));
    }

    @Test
    void aBrokenFileStopsNoCommandThatDoesNotNeedIt() throws Exception {
        Files.writeString(userFile(), "[budget]\nminuts = 3\n");
        var served = run(HELLO, "stdio");
        assertTrue(served.out().contains("project_edit_file"), served::err);
        assertEquals("atopile-mcp: " + MISTAKE, served.err().strip());
        for (var command : List.of("--help", "tools", "log", "settings path")) {
            assertEquals(0, run("", command.split(" ")).code(), command);
        }
        var called = run("", "call", "workspace_list_targets");
        assertEquals(0, called.code(), called::err);
        assertTrue(called.err().contains(MISTAKE), called::err);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state/atopile-mcp"))));
        var shown = run("", "settings", "show");
        assertEquals(1, shown.code());
        assertTrue(shown.err().contains(MISTAKE), shown::err);
    }

    @Test
    void aRestrictionThatCanNotBeReadStopsCallsAndTheSandbox() throws Exception {
        Files.writeString(userFile(), "[sandbox]\nmode = \"readonly\"\n");
        var mistake = "settings.toml:2: sandbox.mode must be one of read-only, workspace-write, danger-full-access";
        var called = run("", "call", "build_run");
        assertEquals(1, called.code(), called::out);
        assertTrue(called.out().contains("approval_required") && called.out().contains(mistake), called::out);
        assertTrue(called.out().contains("Correct the settings"), called::out);
        assertFalse(called.out().contains("--policy"), called::out);
        var confined = run("", "sandbox", "--", "/bin/sh", "-c", "echo ran");
        assertEquals(2, confined.code(), confined::out);
        assertEquals("", confined.out());
        assertTrue(confined.err().contains(mistake), confined::err);
    }

    @Test
    void argumentsOfAToolInTheWrongPlaceLeadToTheOptions() throws Exception {
        var called = run("", "call", "project_create", "{\"path\":\"blinker\"}");
        assertEquals(2, called.code(), called::out);
        assertTrue(called.err().startsWith("atopile-mcp: The tool's arguments follow --json or --arg, not '{\"path\":\"blinker\"}'"), called::err);
        assertTrue(called.err().endsWith("See: atopile-mcp call --help\n"), called::err);
    }

    @Test
    void theSandboxNeedsAProjectAndASeparator() throws Exception {
        var elsewhere = run("", "sandbox", "--project", folder.resolve("config").toString(), "--", "/bin/echo", "ran");
        assertEquals(new Ended(2, "", "atopile-mcp: The working directory is not in an atopile project; change to one, or name one with --project DIR.\n"), elsewhere);
        var unclear = run("", "sandbox", "ls", "-la");
        assertEquals(2, unclear.code(), unclear::out);
        assertTrue(unclear.err().startsWith("atopile-mcp: Put -- before the command: atopile-mcp sandbox -- ls -la"), unclear::err);
    }

    @Test
    void aMissingWritableDirectoryIsNamed() throws Exception {
        Files.writeString(userFile(), "[sandbox]\nwritable = [\"/nowhere-at-all\"]\n");
        var called = run("", "call", "workspace_list_targets");
        assertEquals(0, called.code(), called::err);
        assertEquals("atopile-mcp: sandbox.writable: /nowhere-at-all is not a directory, so builds can't write to it\n", called.err());
    }

    @Test
    void doctorNamesWhoSwitchedTheSandboxOffAndWhomTheUserTrusts() throws Exception {
        assertTrue(run("", "doctor", "--sandbox", "danger-full-access").out().contains("disabled by the option --sandbox"));
        Files.writeString(userFile(), "trust = [\"/srv/boards\"]\nsandbox.mode = \"danger-full-access\"\n");
        var examined = run("", "doctor").out();
        assertTrue(examined.contains("disabled by sandbox.mode (settings.toml:2)"), examined);
        assertTrue(examined.contains("/srv/boards"), examined);
    }

    @Test
    void doctorTellsOfABrokenFileAndOfTheProvider() throws Exception {
        Files.writeString(userFile(), "[budget]\nminuts = 3\n");
        assertTrue(run("", "doctor").out().contains(MISTAKE));
        Files.writeString(userFile(), "model = \"m\"\n");
        var healthy = run("", "doctor").out();
        assertTrue(healthy.contains(userFile().toString()), healthy);
        assertTrue(healthy.contains("OpenAI at https://api.openai.com/v1 (Responses API), key in OPENAI_API_KEY (not set)"), healthy);
    }
}
