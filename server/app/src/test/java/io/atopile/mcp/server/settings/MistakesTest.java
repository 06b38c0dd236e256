package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.policy.Mode;
import java.nio.file.Files;
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

/** Every mistake is named with its place, and none lets clients do more. */
class MistakesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[budget]; minuts = 3 | settings.toml:2: unknown key budget.minuts; did you mean budgets.minutes?",
                "modle = 'x' | settings.toml:1: unknown key modle; did you mean model?",
                "[profiles.fast]; modle = 'x' | settings.toml:2: unknown key profiles.fast.modle; did you mean profiles.fast.model?",
                "[profiles.fast]; profile = 'x' | settings.toml:2: unknown key profiles.fast.profile",
                "profile = 'fats'; [profiles.fast]; | settings.toml:1: there is no profile of that name in the user's settings; did you mean fast?",
                "profiles = 3 | settings.toml:1: a profile must be a table, [profiles.NAME]",
                "[budgets]; minutes = '3' | settings.toml:2: budgets.minutes must be a whole number from 1 to 10,080",
                "[budgets]; minutes = 0 | settings.toml:2: budgets.minutes must be a whole number from 1 to 10,080",
                "[budgets]; minutes = 2.5 | settings.toml:2: budgets.minutes must be a whole number from 1 to 10,080",
                "[budgets]; minutes = 2020-01-01 | settings.toml:2: budgets.minutes must be a whole number from 1 to 10,080",
                "budgets = 3 | settings.toml:1: unknown key budgets; did you mean budgets.identical_calls?",
                "[prices]; input = nan | settings.toml:2: prices.input must be a number from 0 to 1,000,000",
                "[prices]; input = 1 | settings.toml:2: prices.output is missing: prices.input alone is not enough to compute a run's cost",
                "[budgets]; money = 1 | settings.toml:2: prices.input and prices.output are missing: without them a run's cost is unknown",
                "[server]; policy = 'yolo' | settings.toml:2: server.policy must be one of ask, auto_safe, auto",
                "[server]; read_only = 'yes' | settings.toml:2: server.read_only must be true or false",
                "[server]; toolsets = [] | settings.toml:2: server.toolsets must be a list of default, workspace, files, builds, design, reports, layout, stdlib, parts, packages",
                "[tools]; deny = ['a', 3] | settings.toml:2: tools.deny must be a list of tool names",
                "trust = ['boards'] | settings.toml:1: trust must be a list of directories, each starting with / or ~/",
                "[provider]; kind = 'custom' | settings.toml:2: provider.base_url is missing: a custom provider has no default",
                "[provider]; base_url = 'ftp://x' | settings.toml:2: provider.base_url must be an http or https URL without user, password, ? or #",
                "[provider]; base_url = 'https://me:pw@x/v1' | settings.toml:2: provider.base_url must be an http or https URL without user, password, ? or #",
                "[provider]; headers = { a = 3 } | settings.toml:2: provider.headers must be a table of strings",
                "[provider.headers_env]; a = 'b c' | settings.toml:1: provider.headers_env must be a table of environment variable names",
                "model = '' | settings.toml:1: model must be a string",
                "model = | settings.toml:1: Unexpected end of input",
                "model = 'a'; model = 'b' | settings.toml:2: model previously defined at line 1, column 1",
            })
    void eachIsNamedWithItsPlace(String toml, String complaint) {
        var complaints = reading.user(toml.replace("; ", "\n").replace(";", "\n")).complaints();
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.getFirst().startsWith(complaint), complaints::toString);
    }

    @Test
    void allAreNamedAtOnce() {
        assertEquals(3, reading.user("modle = 1\neffort = 2\n[profiles.x]\nverbosity = 3").complaints().size());
    }

    @Test
    void aKeyInTheWrongPlaceIsNotRepeated() {
        var complaints = reading.user("[provider]\nkey_env = \"sk-0123456789abcdefghij\"").complaints();
        assertEquals(
                List.of("settings.toml:2: provider.key_env must be the name of an environment variable, not a key itself"),
                complaints);
    }

    @ParameterizedTest
    @CsvSource({
        "ATOPILE_MCP_MODLE, 'ATOPILE_MCP_MODLE: unknown variable; did you mean ATOPILE_MCP_MODEL?'",
        "ATOPILE_MCP_BUDGETS_MINUTES, 'ATOPILE_MCP_BUDGETS_MINUTES: budgets.minutes must be a whole number from 1 to 10,080'",
        "ATOPILE_MCP_PROFILE, ATOPILE_MCP_PROFILE: there is no profile of that name in the user's settings"
    })
    void variablesAreCheckedToo(String variable, String complaint) {
        assertEquals(List.of(complaint), reading.variable(variable, "many").complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = ", "a = {b="})
    void bracketsWithoutEndDoNotExhaustTheStack(String start) {
        reading.project(start + "[".repeat(20_000));
        assertEquals(List.of(".atopile-mcp.toml:1: brackets are nested too deeply"), reading.complaints());
    }

    @Test
    void whatIsNotAPlainSmallFileIsNotRead() throws Exception {
        var file = SettingsReader.projectFile(reading.project());
        var secret = Files.writeString(folder.resolve("secret"), "TOP");
        Files.createDirectories(reading.project());
        Files.createSymbolicLink(file, secret);
        assertEquals(List.of(".atopile-mcp.toml:1: this is not a regular file"), reading.complaints());
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(List.of(".atopile-mcp.toml:1: this is not a regular file"), reading.complaints());
        Files.delete(file);
        Files.write(file, new byte[] {'a', (byte) 0xff});
        assertEquals(List.of(".atopile-mcp.toml:1: the file can't be read as UTF-8 text"), reading.complaints());
        Files.writeString(file, "#".repeat(70_000));
        assertEquals(List.of(".atopile-mcp.toml:1: the file is larger than 65,536 bytes"), reading.complaints());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[server]\nread_only = 'yes'", "[sever]\nread_only = true", "server = [", "profile = 'strict'", "trust = ['boards']", "[files]\nextensions = ['.sh']",
        "[runs]\npolicy = 'asking'", "[tools]\ndeny = 'build_run'", "[approvals]\nby_calling_model = 'no'", "profile = 3"})
    void whereARestrictionMayBeIllegiblePeopleAreAsked(String toml) {
        assertEquals(Mode.ASK, reading.user(toml).read().server().policy());
        assertEquals(reading.complaints(), reading.read().reasonsToAsk());
        reading.flags(new CommandLineFlags(Optional.empty(), Set.of(), false, Optional.of(Mode.AUTO)));
        assertEquals(Mode.AUTO, reading.read().server().policy());
        assertEquals(List.of(), reading.read().reasonsToAsk());
        assertEquals(reading.complaints(), reading.read().unreadRestrictions());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[sandbox]\nmode = 'readonly'", "[sandbox]\nnetwork = 'off'", "[sandbox]\nkind = 'landlok'",
        "[sandbox]\nwritable = ['boards']", "[profiles.x.sandbox]\nmode = 'readonly'", "sandbox.mode = true"})
    void whereTheSandboxIsIllegiblePeopleAreAskedWhateverThePolicy(String toml) {
        reading.user(toml).flags(new CommandLineFlags(Optional.empty(), Set.of(), false, Optional.of(Mode.AUTO)));
        assertEquals(Mode.ASK, reading.read().server().policy());
        assertEquals(reading.complaints(), reading.read().reasonsToAsk());
        assertEquals(reading.complaints(), reading.read().unreadRestrictions());
    }

    @Test
    void aProjectsAndAVariablesRestrictionCanBeIllegibleToo() {
        reading.project("sandbox.mode = \"readonly\"");
        assertEquals(List.of(".atopile-mcp.toml:1: sandbox.mode must be one of read-only, workspace-write, danger-full-access"), reading.read().reasonsToAsk());
        var other = new Reading(folder.resolve("other")).variable("ATOPILE_MCP_SANDBOX_NETWORK", "off");
        assertEquals(List.of("ATOPILE_MCP_SANDBOX_NETWORK: sandbox.network must be one of none, services, any"), other.read().reasonsToAsk());
    }

    @Test
    void whoAsksAnywayIsNotAskedBecauseOfAMistake() {
        reading.user("[server]\npolicy = 'ask'\n[sandbox]\nmode = 'readonly'");
        assertEquals(Mode.ASK, reading.read().server().policy());
        assertEquals(List.of(), reading.read().reasonsToAsk());
    }

    @Test
    void aMistakeElsewhereLeavesWhatIsSaidOfTheServer() {
        var server = reading.user("effort = 3\n[server]\nread_only = true").read().server();
        assertTrue(server.readOnly());
        assertEquals(Mode.AUTO, server.policy());
        assertEquals(List.of(), reading.read().unreadRestrictions());
        assertFalse(reading.complaints().isEmpty());
    }
}
