package io.atopile.mcp.tools.build;

import io.atopile.mcp.build.BuildRecord;
import io.atopile.mcp.build.BuildView;
import io.atopile.mcp.build.Builds;
import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.NameSuggestions;
import io.atopile.mcp.tool.ToolContext;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Optional;

/** Finds and shows builds by their ids, for callers that may see their projects. */
record BuildLookup(Builds builds, DiagnosticAnchors anchoring) {

    BuildOutput show(BuildView view) {
        return BuildOutput.of(view, anchoring);
    }

    Optional<BuildView> find(String id, ToolContext context) {
        return builds.findBuild(id).filter(view -> isVisible(view.record(), context));
    }

    /** Returns a build that must be on record. */
    BuildView require(String id, ToolContext context) throws ToolFailure {
        return find(id, context).orElseThrow(() -> buildUnknownFailure(id));
    }

    static ToolFailure buildUnknownFailure(String id) {
        return new ToolFailure(
                ErrorCode.NOT_FOUND,
                "There is no build '%s' on record.".formatted(NameSuggestions.shorten(id)),
                "build_list lists the builds of a project.");
    }

    private static boolean isVisible(BuildRecord build, ToolContext context) {
        return context.workspace().roots().stream().anyMatch(build.projectRoot()::startsWith);
    }
}
