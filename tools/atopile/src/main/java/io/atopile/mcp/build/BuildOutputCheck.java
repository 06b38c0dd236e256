package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileDialect;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.stream.Stream;

/** Compares the requested outputs with the stages that a successful build completed. */
final class BuildOutputCheck {

    private static final String UNEXPLAINED = "atopile skipped it without giving a reason";

    private BuildOutputCheck() {}

    /** Returns the requested outputs that were not created. */
    static List<MissingOutput> findMissingOutputs(BuildOptions options, Target target, BuildRow row, List<LogRow> warnings, AtopileDialect dialect) {
        List<String> made =
                row.stages().stream().filter(BuildStage::hasSucceeded).map(BuildStage::id).toList();
        String reason = warnings.stream()
                .map(LogRow::message)
                .flatMap(message -> dialect.logs().findGroup(MessagePattern.SKIPPED_OUTPUT, message).stream())
                .findFirst()
                .orElse(UNEXPLAINED);
        return Stream.concat(options.include().stream(), target.outputs().stream())
                .flatMap(dialect.outputs()::expand)
                .distinct()
                .filter(output -> !dialect.outputs().designGroups().contains(output) && !options.exclude().contains(output))
                .filter(output -> !made.contains(output))
                .map(output -> new MissingOutput(output, reason))
                .toList();
    }
}
