package io.atopile.mcp.tools.files;

import io.atopile.mcp.file.Glob;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ProjectWalk;
import io.atopile.mcp.hashline.LineMatcher;
import io.atopile.mcp.hashline.SnapshotStore;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.ToolFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains why a search of the files found nothing, and which similar search finds something. */
record SearchAdvice(ProjectSearch.Input input, Glob glob, ProjectBoundary scope, SnapshotStore snapshots) {

    private static final Pattern SPECIAL = Pattern.compile(".*[\\\\*+?|(\\[^$].*");
    private static final int COUNTED = 50;

    /** Describes it, after a search that began at a file or folder. */
    String describe(Inside start) throws InterruptedException, ToolFailure {
        var query = input.query();
        if (query.indexOf('\n') >= 0) {
            return "Each line is searched by itself, so a query with a line break matches nothing; search for one of its lines.";
        }
        var lower = query.toLowerCase(Locale.ROOT);
        var found = lower.equals(query) || input.regex()
                ? Optional.<String>empty()
                : count(LineMatcher.ofLiteral(lower), glob, start).map(hits -> "Case matters because query contains a capital letter; \"%s\" has %s.".formatted(lower, hits));
        if (found.isEmpty() && !input.regex() && SPECIAL.matcher(query).matches()) {
            var regex = LineMatcher.ofRegex(query);
            found = regex.isPresent() ? count(regex.get(), glob, start).map("query is taken literally; with regex true it has %s."::formatted) : found;
        }
        var matcher = input.regex() ? LineMatcher.ofRegex(query).orElseThrow() : LineMatcher.ofLiteral(query);
        if (found.isEmpty() && input.glob().isPresent()) {
            found = count(matcher, ProjectFileAccess.requireGlob(Optional.empty()), start).map("Without glob it has %s."::formatted);
        }
        if (found.isEmpty() && !input.path().equals(".")) {
            found = count(matcher, glob, ProjectFileAccess.requireStart(scope, ".", "There is nothing at '%s'.")).map("In the whole project it has %s."::formatted);
        }
        return found.orElse("No line contains it. Search for a shorter part of it; project_list_files lists the files.");
    }

    private Optional<String> count(LineMatcher matcher, Glob files, Inside start) throws InterruptedException {
        var page = new SearchPage(snapshots, files, matcher, SearchCursor.START, COUNTED);
        ProjectWalk.walk(scope, start, page);
        return page.hits() == 0 ? Optional.empty() : Optional.of(page.hits() == COUNTED ? "at least %d hits".formatted(COUNTED) : CountFormat.format(page.hits(), "hit"));
    }
}
