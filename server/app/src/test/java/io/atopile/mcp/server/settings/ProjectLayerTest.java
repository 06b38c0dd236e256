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

    static Stream<Key> theUsersAlone() {
        return Keys.all().stream().filter(key -> key.inProject() == InProject.NOTHING);
    }

    static Stream<Key> numbers() {
        return Keys.all().stream().filter(key -> key.inProject() == InProject.LOWER);
    }

    static Stream<Key> switches() {
        return Keys.all().stream().filter(key -> key.kind() instanceof Kind.Switch && key.inProject() != InProject.NOTHING);
    }

    @ParameterizedTest
    @MethodSource("theUsersAlone")
    void whatIsTheUsersIsRefusedByName(Key key) {
        reading.project("%s = %s".formatted(key.name(), sample(key)));
        var complaints = reading.complaints();
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.getFirst().startsWith(".atopile-mcp.toml:1: a project may not set " + key.name()), complaints::toString);
        assertEquals(ServerChoices.DEFAULT, reading.read().server());
    }

    private static String sample(Key key) {
        return switch (key.kind()) {
            case Kind.Text _, Kind.Choice _, Kind.Address _, Kind.Variable _ -> "\"x\"";
            case Kind.Several _, Kind.Names _, Kind.Folders _, Kind.Extensions _ -> "[\"x\"]";
            case Kind.Whole _, Kind.Amount _ -> "1";
            case Kind.Switch _ -> "true";
            case Kind.Pairs _ -> "{ x = \"y\" }";
        };
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void theLowerNumberHolds(Key key) {
        reading.user("prices.input = 1\nprices.output = 1\n%s = 4".formatted(key.name()));
        reading.project("%s = 5".formatted(key.name()));
        assertEquals("4", reading.settings().value(key).orElseThrow().toml());
        reading.project("%s = 3".formatted(key.name()));
        assertEquals("3", reading.settings().value(key).orElseThrow().toml());
    }

    @ParameterizedTest
    @MethodSource("switches")
    void switchesGoOneWay(Key key) {
        var on = key.inProject() == InProject.SWITCH_ON;
        reading.user("%s = %s".formatted(key.name(), !on)).project("%s = %s".formatted(key.name(), on));
        assertEquals(on, reading.settings().on(key));
        reading.user("%s = %s".formatted(key.name(), on)).project("%s = %s".formatted(key.name(), !on));
        assertEquals(
                List.of(".atopile-mcp.toml:1: a project may not set %s: it may only be switched %s".formatted(key.name(), on ? "on" : "off")),
                reading.complaints());
    }

    @Test
    void theStricterPolicyHolds() {
        for (var key : List.of(Keys.SERVER_POLICY, Keys.RUNS_POLICY)) {
            reading.user("%s = \"auto_safe\"".formatted(key.name()));
            reading.project("%s = \"auto\"".formatted(key.name()));
            assertEquals(Mode.AUTO_SAFE, reading.settings().mode(key));
            reading.project("%s = \"ask\"".formatted(key.name()));
            assertEquals(Mode.ASK, reading.settings().mode(key));
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
    }

    @Test
    void profilesAreRefusedToo() {
        reading.project("[profiles.x]\nmodel = \"y\"");
        assertEquals(List.of(".atopile-mcp.toml:2: a project may not set profiles.x.model: profiles are the user's"), reading.complaints());
    }

    @Test
    void severalProjectsAllTakeAway() {
        reading.project("budgets.minutes = 20\nserver.read_only = true");
        var other = new Reading(folder.resolve("other")).project("budgets.minutes = 10");
        var read = (SettingsReading.Read) reading.reader().read(List.of(reading.project(), other.project()));
        assertEquals(Duration.ofMinutes(10), read.settings().agent().budgets().time());
        assertTrue(read.server().readOnly());
    }
}
