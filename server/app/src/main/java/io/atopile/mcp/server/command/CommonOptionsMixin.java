package io.atopile.mcp.server.command;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.settings.CommandLineFlags;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options shared by every command that lists or calls tools, as command-line options. */
final class CommonOptionsMixin {

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "A directory that calls may work in; may be repeated. Default: the project that"
                    + " contains the working directory.")
    private List<Path> projects = List.of();

    @Option(
            names = "--toolsets",
            paramLabel = "NAME",
            split = ",",
            description = "Offer only these toolsets: ${COMPLETION-CANDIDATES}. Default: from the settings, otherwise all.")
    private List<Toolset> toolsets = List.of();

    @Option(names = "--read-only", description = "Offer only tools that change nothing.")
    private boolean readOnly;

    @Option(
            names = "--policy",
            paramLabel = "MODE",
            description = "What may be done without asking a person: ${COMPLETION-CANDIDATES}. Default: from the"
                    + " settings, otherwise auto: the client approves calls by the tools' annotations.")
    @Nullable
    private Mode mode;

    @Option(
            names = "--sandbox",
            paramLabel = "MODE",
            converter = SandboxModeConverter.class,
            description = "How child processes that can run a project's code are confined: read-only, workspace-write,"
                    + " danger-full-access. Default: from the settings, otherwise workspace-write.")
    @Nullable
    private SandboxMode sandbox;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Settings profile to apply on top of the base settings.")
    @Nullable
    private String profile;

    CommonOptions toOptions() {
        var chosen = EnumSet.noneOf(Toolset.class);
        chosen.addAll(toolsets);
        return new CommonOptions(
                projects,
                new CommandLineFlags(
                        Optional.ofNullable(profile),
                        chosen,
                        readOnly,
                        Optional.ofNullable(mode),
                        Optional.ofNullable(sandbox)));
    }

    /** Parses the mode as users type it, which differs from the constant's name. */
    static final class SandboxModeConverter implements ITypeConverter<SandboxMode> {
        @Override
        public SandboxMode convert(String word) {
            return SandboxMode.of(word)
                    .orElseThrow(() -> new TypeConversionException("expected one of " + Arrays.toString(SandboxMode.values())));
        }
    }
}
