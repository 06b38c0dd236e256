package io.atopile.mcp.server;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options that every command shares which lists or calls tools.
 *
 * @param toolsets empty means all
 */
public record FaceOptions(List<Path> projects, Set<Toolset> toolsets, boolean readOnly, Mode mode) {

    /**
     * Reads the options without the command-line library, whose classes would cost {@code stdio} half of its start.
     *
     * @return nothing when an argument is not plainly one of ours: the library then says what is wrong
     */
    public static Optional<FaceOptions> quickly(List<String> arguments) {
        var projects = new ArrayList<Path>();
        var toolsets = EnumSet.noneOf(Toolset.class);
        var readOnly = false;
        var mode = Mode.AUTO;
        try {
            for (var i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--read-only" -> readOnly = true;
                    case "--project" -> projects.add(Path.of(arguments.get(++i)));
                    case "--policy" -> mode = Mode.valueOf(arguments.get(++i).toUpperCase(Locale.ROOT));
                    case "--toolsets" -> toolsets.addAll(toolsets(arguments.get(++i)));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
        return Optional.of(new FaceOptions(projects, toolsets, readOnly, mode));
    }

    private static List<Toolset> toolsets(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> Toolset.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    }

    public Settings applyTo(Settings settings) {
        return new Settings(
                settings.atopile(), projects, toolsets.isEmpty() ? settings.toolsets() : toolsets, readOnly, mode);
    }
}
