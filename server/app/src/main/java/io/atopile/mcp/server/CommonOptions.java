package io.atopile.mcp.server;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.server.settings.CommandLineFlags;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options shared by every command that lists or calls tools. */
public record CommonOptions(List<Path> projects, CommandLineFlags flags) {

    public CommonOptions {
        projects = List.copyOf(projects);
    }

    /**
     * Parses the options without the command-line library, whose classes would take up half of the start of {@code stdio}.
     *
     * @return empty if an argument is not plainly one of ours: the library then reports what is wrong
     */
    public static Optional<CommonOptions> tryParse(List<String> arguments) {
        var projects = new ArrayList<Path>();
        var toolsets = EnumSet.noneOf(Toolset.class);
        var readOnly = false;
        var policy = Optional.<Mode>empty();
        var profile = Optional.<String>empty();
        var sandbox = Optional.<SandboxMode>empty();
        try {
            for (var i = 0; i < arguments.size(); i++) {
                switch (arguments.get(i)) {
                    case "--read-only" -> readOnly = true;
                    case "--project" -> projects.add(Path.of(arguments.get(++i)));
                    case "--policy" -> policy = Optional.of(Mode.valueOf(arguments.get(++i).toUpperCase(Locale.ROOT)));
                    case "--sandbox" -> sandbox = Optional.of(SandboxMode.of(arguments.get(++i)).orElseThrow(IllegalArgumentException::new));
                    case "--profile" -> profile = Optional.of(arguments.get(++i));
                    case "--toolsets" -> toolsets.addAll(Toolset.parse(List.of(arguments.get(++i).split(","))));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return Optional.empty();
        }
        return Optional.of(new CommonOptions(projects, new CommandLineFlags(profile, toolsets, readOnly, policy, sandbox)));
    }

    /** Reads the settings in files and the environment, applies these options and reports errors in the settings on stderr. */
    public Settings readSettings() {
        var settings = applyTo(Settings.defaults());
        settings.complaints().forEach(System.err::println);
        return settings;
    }

    /** Combines these options with the settings in files and the environment. */
    public Settings applyTo(Settings settings) {
        var reader = settings.reader().with(flags);
        var roots = Settings.findRoots(projects);
        var server = reader.readServer(roots);
        var atopile = settings.atopile().withSandbox(reader.readSandbox(roots)).withWarm(reader.readWarm(roots));
        return new Settings(atopile, projects, server.toolsets(), server.readOnly(), server.policy(), reader);
    }
}
