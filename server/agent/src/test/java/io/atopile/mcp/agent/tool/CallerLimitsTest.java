package io.atopile.mcp.agent.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Effect;
import io.atopile.mcp.tool.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CallerLimitsTest {

    private static final Path PROJECT = Path.of("/home/u/board");
    private static final List<Effect> WRITING = List.of(Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.DESTROYS);
    private static final List<Effect> ALL =
            List.of(Effect.BUILDS, Effect.WRITES_PROJECT, Effect.INSTALLS, Effect.DESTROYS, Effect.REACHES_NETWORK);
    private static final List<Effect> NETWORK = List.of(Effect.REACHES_NETWORK);

    private static String managed(String files, String network) {
        return "{\"type\":\"managed\",\"file_system\":%s,\"network\":\"%s\"}".formatted(files, network);
    }

    private static String restricted(String... entries) {
        return "{\"type\":\"restricted\",\"entries\":[%s]}".formatted(String.join(",", entries));
    }

    private static String path(String path, String access) {
        return "{\"path\":{\"type\":\"path\",\"path\":\"%s\"},\"access\":\"%s\"}".formatted(path, access);
    }

    private static String special(String kind, String access) {
        return "{\"path\":{\"type\":\"special\",\"value\":{\"kind\":\"%s\"}},\"access\":\"%s\"}".formatted(kind, access);
    }

    static Stream<Arguments> profiles() {
        var rootRead = special("root", "read");
        return Stream.of(
                Arguments.of("read-only, no network", managed(restricted(rootRead), "restricted"), ALL),
                Arguments.of("read-only with network", managed(restricted(rootRead), "enabled"), WRITING),
                Arguments.of("may write here", managed(restricted(rootRead, path("/home/u/board", "write")), "restricted"), NETWORK),
                Arguments.of("may write above", managed(restricted(rootRead, path("/home", "write")), "enabled"), List.of()),
                Arguments.of("may write beside", managed(restricted(path("/home/u/boa", "write")), "enabled"), WRITING),
                Arguments.of("may write only temporary files", managed(restricted(rootRead, special("slash_tmp", "write")), "enabled"), WRITING),
                Arguments.of("may write everywhere", managed(restricted(special("root", "write")), "enabled"), List.of()),
                Arguments.of("no file limits", managed("{\"type\":\"unrestricted\"}", "restricted"), NETWORK),
                Arguments.of("no limits", "{\"type\":\"disabled\"}", List.of()),
                Arguments.of("limits that are not understood", "{\"type\":\"managed\",\"file_system\":\"odd\"}", ALL),
                Arguments.of("a profile that is none", "\"odd\"", ALL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void aRunMayNotWhatItsCallerMayNot(String what, String profile, List<Effect> denied) {
        var meta = Json.mapper().readTree("{\"codex/sandbox-state-meta\":{\"permissionProfile\":%s}}".formatted(profile));
        assertEquals(denied, CallerLimits.of(meta, Optional.of(PROJECT)), what);
    }

    @ParameterizedTest
    @MethodSource("silent")
    void aCallerThatSaysNothingDeniesNothing(String meta) {
        assertEquals(List.of(), CallerLimits.of(Json.mapper().readTree(meta), Optional.of(PROJECT)));
    }

    static Stream<String> silent() {
        return Stream.of("{}", "{\"codex/sandbox-state-meta\":{}}", "{\"threadId\":\"t\"}");
    }
}
