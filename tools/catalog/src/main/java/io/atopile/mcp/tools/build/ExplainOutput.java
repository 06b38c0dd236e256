package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildResult;
import io.atopile.mcp.build.BuildVerdict;
import io.atopile.mcp.explain.ExplanationLocation;
import io.atopile.mcp.explain.Fix;
import io.atopile.mcp.tool.Doc;
import io.atopile.mcp.tools.answer.EditItem;
import java.util.List;
import java.util.Optional;

/** What a build's result means and what would fix it. */
public record ExplainOutput(
        String buildId,
        String target,
        Optional<BuildVerdict> verdict,
        @Doc("Stage that failed.") Optional<String> stage,
        @Doc("Whether sources have changed since that build.") boolean outdated,
        @Doc("What is wrong, in plain words.") String explanation,
        @Doc("Absent if nothing is wrong.") Optional<Cause> cause,
        @Doc("Related lines.") List<Line> places,
        @Doc("Most likely first.") List<Mend> fixes,
        @Doc("Other findings of the build, and other occurrences of the same error.") List<Line> related,
        @Doc("Other targets that use the faulty file.") List<String> alsoAffects) {

    /** The error itself. */
    public record Cause(
            @Doc("Type of error, e.g. bad_unit, unverified.") String code,
            @Doc("atopile's message.") String message,
            Optional<String> file,
            @Doc("In the current file.") Optional<Integer> line,
            Optional<Integer> column,
            Optional<String> source,
            @Doc("For project_edit_file.") Optional<String> anchor) {}

    /** A line of the design. */
    public record Line(
            ExplanationLocation.Role role,
            String file,
            int line,
            int column,
            String note,
            Optional<String> source,
            Optional<String> anchor,
            @Doc("Query for parts_search.") Optional<String> partQuery) {}

    /** A change that would probably fix it. */
    public record Mend(
            String title,
            String why,
            Fix.Confidence confidence,
            String path,
            Optional<String> rev,
            @Doc("For project_edit_file with path and rev.") List<Step> edits,
            @Doc("What a person must decide or do first.") Optional<String> needs) {}

    /** One edit, as project_edit_file takes it. */
    public record Step(
            EditItem.Op op, Optional<String> anchor, Optional<String> endAnchor, Optional<String> text, Optional<String> find) {}

    static ExplainOutput ofSuccess(BuildRecord build, BuildResult result, boolean outdated) {
        return new ExplainOutput(
                build.id(), build.request().target(), result.verdict(), Optional.empty(), outdated, "Nothing to fix.", Optional.empty(),
                List.of(), List.of(), List.of(), List.of());
    }
}
