package io.atopile.mcp.conformance.skill;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One user's state for several benches, so that what takes long the first time, such as reading the standard library, is done once. */
final class SharedState {

    private SharedState() {}

    /** For {@link SkillBench#on}. */
    static Map<String, String> in(Path folder) {
        return Stream.of("STATE", "DATA", "CONFIG", "CACHE")
                .collect(Collectors.toMap(
                        "XDG_%s_HOME"::formatted, kind -> folder.resolve(kind.toLowerCase(Locale.ROOT)).toString()));
    }
}
