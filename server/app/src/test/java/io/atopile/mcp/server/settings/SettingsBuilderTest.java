package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.run.AgentFeature;
import io.atopile.mcp.agent.run.AgentSettings;
import io.atopile.mcp.agent.run.ProviderSettings;
import io.atopile.mcp.agent.run.AgentSettings.TokenPriceSettings;
import io.atopile.mcp.agent.run.AgentSettings.ToolRules;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Toolset;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies over what, and what comes out. */
class SettingsBuilderTest {

    private static final String FULL =
            """
            model = "m"
            effort = "high"
            trust = ["~/boards", "/srv/x/../y"]
            [provider]
            kind = "custom"
            base_url = "https://models.example/v1"
            key_env = "MY_KEY"
            headers = { "X-Team" = "pcb" }
            headers_env = { "X-Secret" = "TEAM_SECRET" }
            query = { "api-version" = "7" }
            idle_timeout_seconds = 7
            keeps_state = true
            wire = "chat"
            [prices]
            input = 1.25
            output = 10
            [tools]
            deny = ["build_run"]
            [approvals]
            seconds = 9
            [budgets]
            money = 0.5
            [features]
            codex_compat = true
            stream_tools = false
            """;

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
    void nothingChosenIsTheDefaults() {
        assertEquals(AgentSettings.DEFAULT, reading.settings().agent());
        assertEquals(ServerSettings.DEFAULT, reading.settings().server());
        assertEquals(ServerSettings.DEFAULT, reading.reader().readServer(List.of()));
        assertTrue(reading.reader().listFiles(List.of(reading.project())).isEmpty());
    }

    @Test
    void thePresetsOfTheKeysAreThoseDefaults() {
        var settings = reading.user("profile = \"x\"\n[profiles.x]\ncontext_window = 272000").settings();
        assertEquals(AgentSettings.DEFAULT, settings.agent());
        assertEquals(ServerSettings.DEFAULT, settings.server());
    }

    @Test
    void theUsersFileReachesEveryRecord() {
        var agent = reading.user(FULL).settings().agent();
        assertEquals(
                new ProviderSettings(
                        ProviderSettings.Kind.CUSTOM, "custom", ProviderSettings.Wire.CHAT, URI.create("https://models.example/v1"), Optional.of("MY_KEY"),
                        Map.of("X-Team", "pcb"), Map.of("X-Secret", "TEAM_SECRET"), Map.of("api-version", "7"),
                        4, 5, Duration.ofSeconds(7), true),
                agent.provider());
        assertEquals(Optional.of(new TokenPriceSettings(new BigDecimal("1.25"), new BigDecimal("1.25"), new BigDecimal("10"), "USD")), agent.model().prices());
        assertEquals(new ToolRules(Set.of(), Set.of(), Set.of("build_run")), agent.tools());
        assertEquals(Duration.ofSeconds(9), agent.approvals().patience());
        assertEquals(Optional.of(new BigDecimal("0.5")), agent.budgets().money());
        assertTrue(agent.has(AgentFeature.CODEX_COMPAT));
        assertFalse(agent.has(AgentFeature.STREAM_TOOLS));
        assertTrue(agent.trusts(Path.of("/srv/y/board")));
        assertTrue(agent.trusts(Path.of(System.getProperty("user.home"), "boards")));
        assertFalse(agent.trusts(Path.of("/srv/x")));
    }

    @Test
    void eachLayerLiesOverTheOneBefore() {
        reading.user("model = \"of the file\"\neffort = \"low\"\n[server]\npolicy = \"auto_safe\"\n[budgets]\nminutes = 20\ntokens = 5");
        reading.project("[budgets]\nminutes = 10\ntokens = 6");
        reading.variable("ATOPILE_MCP_MODEL", "of the environment").variable("ATOPILE_MCP_SERVER_POLICY", "ask");
        reading.flags(new CommandLineFlags(Optional.empty(), Set.of(Toolset.FILES), true, Optional.of(Mode.AUTO)));
        var settings = reading.settings();
        assertEquals("of the environment ATOPILE_MCP_MODEL", shown(settings, SettingKeys.MODEL));
        assertEquals("low settings.toml:2", shown(settings, SettingKeys.EFFORT));
        assertEquals(Duration.ofMinutes(10), settings.agent().budgets().time());
        assertEquals(".atopile-mcp.toml:2", settings.getOrigin(SettingKeys.MINUTES).toString());
        assertEquals("settings.toml:7", settings.getOrigin(SettingKeys.TOKENS).toString());
        assertEquals("default", settings.getOrigin(SettingKeys.TOOL_CALLS).toString());
        assertEquals("auto --policy", shown(settings, SettingKeys.SERVER_POLICY));
        assertEquals(new ServerSettings(Set.of(Toolset.FILES), true, Mode.AUTO), settings.server());
    }

    private static String shown(EffectiveSettings settings, SettingKey key) {
        return settings.findText(key).orElse("") + " " + settings.getOrigin(key);
    }

    @Test
    void theQuickWaySaysOfOptionsWhatTheLongOneSays() {
        var flags = new CommandLineFlags(Optional.empty(), Set.of(Toolset.PARTS, Toolset.FILES), true, Optional.of(Mode.ASK));
        reading.flags(flags);
        assertEquals(reading.settings().server(), reading.reader().readServer(List.of()));
        assertEquals(flags.alone(), reading.settings().server());
    }

    @Test
    void theEnvironmentTakesListsNumbersAndSwitches() {
        var agent = reading.variable("ATOPILE_MCP_TOOLS_DENY", "build_run, project_delete_path")
                .variable("ATOPILE_MCP_BUDGETS_TOKENS", "1_000")
                .variable("ATOPILE_MCP_FEATURES_CODEX_COMPAT", "true")
                .variable("ATOPILE_MCP_EFFORT", "")
                .variable("ATOPILE_MCP_JAVA_HOME", "/jdk")
                .settings()
                .agent();
        assertEquals(Set.of("build_run", "project_delete_path"), agent.tools().deny());
        assertEquals(1000, agent.budgets().tokens());
        assertTrue(agent.has(AgentFeature.CODEX_COMPAT));
        assertEquals(Optional.empty(), agent.model().effort());
    }

    @Test
    void aProfileLiesOverTheRestAndIsChosenByTheLastWhoSpeaks() {
        var profiles = "profile = \"a\"\nmodel = \"base\"\n[profiles.a]\nmodel = \"of a\"\n[profiles.b.provider]\nkind = \"ollama\"\n[profiles.c]\n";
        reading.user(profiles);
        assertEquals(Optional.of("of a"), reading.settings().findText(SettingKeys.MODEL));
        reading.variable("ATOPILE_MCP_PROFILE", "b");
        assertEquals("base", reading.settings().agent().model().name().orElseThrow());
        assertEquals(ProviderSettings.of(ProviderSettings.Kind.OLLAMA), reading.settings().agent().provider());
        reading.flags(new CommandLineFlags(Optional.of("a"), Set.of(), false, Optional.empty()));
        assertEquals("of a settings.toml:4", shown(reading.settings(), SettingKeys.MODEL));
        reading.flags(new CommandLineFlags(Optional.of("c"), Set.of(), false, Optional.empty()));
        assertEquals("base", reading.settings().findText(SettingKeys.MODEL).orElseThrow());
    }

    @Test
    void localProvidersNeedNoKey() {
        for (var kind : List.of("ollama", "vllm", "lm_studio")) {
            var provider = reading.user("[provider]\nkind = \"%s\"".formatted(kind)).settings().agent().provider();
            assertEquals(Optional.empty(), provider.keyEnv(), kind);
            assertEquals("127.0.0.1", provider.baseUrl().getHost(), kind);
        }
        assertEquals(Optional.of("OPENAI_API_KEY"), reading.user("").settings().agent().provider().keyEnv());
    }
}
