package io.atopile.mcp.build;

import io.atopile.mcp.project.Target;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the requested outputs with the stages that a successful build completed. */
final class BuildOutputCheck {

    private static final Set<String> GROUPS = Set.of("default", "__default__", "build-design");
    private static final Set<String> EVERYTHING = Set.of("all", "*");
    private static final List<String> OF_EVERYTHING = List.of("glb", "mfg-data");
    private static final String SKIPPED = "Skipping target ";
    private static final String UNEXPLAINED = "atopile skipped it without giving a reason";

    private BuildOutputCheck() {}

    /** Returns the requested outputs that were not created. */
    static List<MissingOutput> findMissingOutputs(BuildOptions options, Target target, BuildRow row, List<LogRow> warnings) {
        List<String> made =
                row.stages().stream().filter(BuildStage::hasSucceeded).map(BuildStage::id).toList();
        String reason = warnings.stream()
                .map(LogRow::message)
                .filter(message -> message.startsWith(SKIPPED) && message.contains(" because "))
                .map(message -> message.substring(message.indexOf(" because ") + " because ".length()))
                .findFirst()
                .orElse(UNEXPLAINED);
        return Stream.concat(options.include().stream(), target.outputs().stream())
                .flatMap(BuildOutputCheck::expand)
                .distinct()
                .filter(output -> !GROUPS.contains(output) && !options.exclude().contains(output))
                .filter(output -> !made.contains(output))
                .map(output -> new MissingOutput(output, reason))
                .toList();
    }

    private static Stream<String> expand(String output) {
        return EVERYTHING.contains(output) ? OF_EVERYTHING.stream() : Stream.of(output);
    }
}
