package io.atopile.mcp.build;

import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The request for a build, as it is stored in its record.
 *
 * @param project the project's root, absolute
 * @param target the target's name
 * @param entry the target's entry
 * @param options options that change the default
 * @param log the log directory of the atopile that builds it, absolute
 */
public record BuildRequest(String project, String target, String entry, BuildOptions options, String log) {

    static BuildRequest of(AtoCli ato, Project project, Target target, BuildOptions options) {
        return new BuildRequest(
                project.root().toString(),
                target.name(),
                target.entry(),
                options,
                ato.log().toString());
    }

    Path root() {
        return Path.of(project);
    }

    Path logDirectory() {
        return Path.of(log);
    }

    /** Whether the two may not run at the same time. */
    boolean excludes(BuildRequest other) {
        return project.equals(other.project) && target.equals(other.target);
    }

    List<String> buildCommand(AtoCli ato) {
        return Stream.concat(Stream.of(ato.program().toString()), buildArguments(ato).stream()).toList();
    }

    /** Returns what follows {@code ato} on the command line. */
    List<String> buildArguments(AtoCli ato) {
        return ato.dialect().buildTarget(target, options.include(), options.exclude(), options.frozen());
    }
}
