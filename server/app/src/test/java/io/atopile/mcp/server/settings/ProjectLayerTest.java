package io.atopile.mcp.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A project can only take away, whatever it says. */
class ProjectLayerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Reading reading;

    @BeforeEach
    void start() {
        reading = new Reading(folder);
    }

    static Stream<SettingKey> theUsersAlone() {
        return SettingKeys.all().stream().filter(key -> key.inProject() == ProjectOverride.NOTHING);
    }

    static Stream<SettingKey> numbers() {
        return SettingKeys.all().stream().filter(key -> key.inProject() == ProjectOverride.LOWER);
    }

    static Stream<SettingKey> switches() {
        return SettingKeys.all().stream().filter(key -> key.kind() instanceof SettingType.Switch && key.inProject() != ProjectOverride.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("theUsersAlone")
    void whatIsTheUsersIsRefusedByName(SettingKey key) {
        reading.project("%s = %s".formatted(key.name(), sample(key)));
        var complaints = reading.complaints();
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.getFirst().startsWith(".atopile-mcp.toml:1: a project may not set " + key.name()), complaints::toString);
        assertEquals(ServerSettings.DEFAULT, reading.read().server());
    }

    private static String sample(SettingKey key) {
        return switch (key.kind()) {
            case SettingType.Text _, SettingType.Choice _ -> "\"x\"";
            case SettingType.Texts _ -> "[\"x\"]";
            case SettingType.Figure _ -> "1";
            case SettingType.Switch _ -> "true";
            case SettingType.Pairs _ -> "{ x = \"y\" }";
        };
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theLowerNumberHolds(SettingKey key) {
        reading.user("prices.input = 1\nprices.output = 1\n%s = 4".formatted(key.name()));
        reading.project("%s = 5".formatted(key.name()));
        assertEquals("4", reading.settings().findValue(key).orElseThrow().toml());
        reading.project("%s = 3".formatted(key.name()));
        assertEquals("3", reading.settings().findValue(key).orElseThrow().toml());
    }

    @ParameterizedTest
    @MethodSource("switches")
    void switchesGoOneWay(SettingKey key) {
        var on = key.inProject() == ProjectOverride.SWITCH_ON;
        reading.user("%s = %s".formatted(key.name(), !on)).project("%s = %s".formatted(key.name(), on));
        assertEquals(on, reading.settings().isOn(key));
        reading.user("%s = %s".formatted(key.name(), on)).project("%s = %s".formatted(key.name(), !on));
        assertEquals(
                List.of(".atopile-mcp.toml:1: a project may not set %s: it may only be switched %s".formatted(key.name(), on ? "on" : "off")),
                reading.complaints());
    }

    @Test
    void theStricterPolicyHolds() {
        for (var key : List.of(SettingKeys.SERVER_POLICY, SettingKeys.RUNS_POLICY)) {
            reading.user("%s = \"auto_safe\"".formatted(key.name()));
            reading.project("%s = \"auto\"".formatted(key.name()));
            assertEquals(Mode.AUTO_SAFE, reading.settings().getMode(key));
            reading.project("%s = \"ask\"".formatted(key.name()));
            assertEquals(Mode.ASK, reading.settings().getMode(key));
        }
    }

    @Test
    void listsOfRefusedToolsGrowAndGroupsShrink() {
        reading.user("tools.deny = [\"a\"]\nserver.toolsets = [\"files\", \"parts\"]");
        reading.project("tools.deny = [\"b\"]\ntools.ask = [\"c\"]\nserver.toolsets = [\"builds\", \"files\"]");
        var settings = reading.settings();
        assertEquals(Set.of("a", "b"), settings.agent().tools().deny());
        assertEquals(Set.of("c"), settings.agent().tools().ask());
        assertEquals(Set.of(Toolset.FILES), settings.server().toolsets());
        reading.project("server.toolsets = [\"builds\"]");
        assertEquals(Set.of(), reading.settings().server().toolsets());
        reading.user("");
        assertEquals(Set.of(Toolset.BUILDS), reading.settings().server().toolsets());
        reading.user("server.toolsets = [\"all\"]");
        reading.project("server.toolsets = [\"default\"]");
        assertEquals(Toolset.parse(List.of("all")), reading.settings().server().toolsets());
    }

    @Test
    void profilesAreRefusedToo() {
        reading.project("[profiles.x]\nmodel = \"y\"");
        assertEquals(
                List.of(".atopile-mcp.toml:2: a project may not set profiles.x.model: only the user's settings can define or select profiles"),
                reading.complaints());
    }

    @Test
    void severalProjectsAllTakeAway() {
        reading.project("budgets.minutes = 20\nserver.read_only = true");
        var other = new Reading(folder.resolve("other")).project("budgets.minutes = 10");
        var read = (SettingsReadResult.Read) reading.reader().read(List.of(reading.project(), other.project()));
        assertEquals(Duration.ofMinutes(10), read.settings().agent().budgets().time());
        assertTrue(read.server().readOnly());
    }
}
