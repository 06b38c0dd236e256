package io.atopile.mcp.server.command;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.process.SandboxMode;
import io.atopile.mcp.server.CommonOptions;
import io.atopile.mcp.server.settings.CommandLineFlags;
import io.atopile.mcp.tool.Toolset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            completionCandidates = ToolsetWords.class,
            converter = ToolsetConverter.class,
            description = "List only the tools of these toolsets: ${COMPLETION-CANDIDATES}. Default: from the settings,"
                    + " otherwise default, with which all other tools can be called through tools_find, tools_read and"
                    + " tools_call.")
    private List<String> toolsets = List.of();

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
        return new CommonOptions(
                projects,
                new CommandLineFlags(
                        Optional.ofNullable(profile),
                        Toolset.parse(toolsets),
                        readOnly,
                        Optional.ofNullable(mode),
                        Optional.ofNullable(sandbox)));
    }

    /** The names of toolsets, and the word for all of them. */
    static final class ToolsetWords implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Arrays.stream(Toolset.values()).map(Toolset::toString), Stream.of(Toolset.ALL)).iterator();
        }
    }

    /** Refuses what is not the name of a toolset. */
    static final class ToolsetConverter implements ITypeConverter<String> {
        @Override
        public String convert(String word) {
            try {
                Toolset.parse(List.of(word));
                return word;
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("expected one of " + String.join(", ", new ToolsetWords()));
            }
        }
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
