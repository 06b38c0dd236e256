package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.stream.Stream;

/**
 * Options that change a build from the target's default.
 *
 * @param include additional outputs, such as {@code mfg-data}
 * @param exclude outputs to skip
 * @param frozen whether the build must leave the layout unchanged
 */
public record BuildOptions(List<String> include, List<String> exclude, boolean frozen) {

    public static final BuildOptions DEFAULT = new BuildOptions(List.of(), List.of(), false);

    public BuildOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Whether it creates outputs that take much longer than the design: manufacturing data, 3D models or images. */
    public boolean isLong(Target target) {
        return Stream.concat(include.stream(), target.outputs().stream())
                .anyMatch(output -> SupportedDialects.NEWEST.outputs().isSlow(output) && !exclude.contains(output));
    }

    /** Returns the requested outputs that a successful build did not create, by the stages that it completed. */
    List<MissingOutput> findMissingOutputs(Target target, BuildRow row, List<LogRow> warnings, AtopileDialect dialect) {
        List<String> made = row.stages().stream().filter(BuildStage::hasSucceeded).map(BuildStage::id).toList();
        String reason = warnings.stream()
                .map(LogRow::message)
                .flatMap(message -> dialect.logs().findGroup(MessagePattern.SKIPPED_OUTPUT, message).stream())
                .findFirst()
                .orElse("atopile skipped it without giving a reason");
        return Stream.concat(include.stream(), target.outputs().stream())
                .flatMap(dialect.outputs()::expand)
                .distinct()
                .filter(output -> !dialect.outputs().designGroups().contains(output) && !exclude.contains(output))
                .filter(output -> !made.contains(output))
                .map(output -> new MissingOutput(output, reason))
                .toList();
    }
}
