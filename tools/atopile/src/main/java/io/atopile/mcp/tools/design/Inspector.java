package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.DiagnosticCode;
import io.atopile.mcp.build.PathFree;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.Problem;
import io.atopile.mcp.language.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Has files looked through by the language server. */
record Inspector(LanguageServer server) {

    /** What it can't see, said with every answer. */
    static final String NOT_CHECKED =
            "contradictions, unproven assertions, wrong connections, unknown fields and part picking; build_run proves those";

    private static final Pattern GRAMMAR =
            Pattern.compile("^(?:extraneous input|mismatched input|no viable alternative|missing |token recognition error).*", Pattern.DOTALL);

    /** Looks through the files one after another; the first that can't be had ends it. */
    Told<List<Finding>> inspect(DesignFiles files, List<DesignFiles.Source> sources) throws InterruptedException {
        var found = new ArrayList<Finding>();
        for (var source : sources) {
            switch (server.problems(source.document())) {
                case Told.Answer<List<Problem>>(var problems) ->
                    problems.stream().map(problem -> finding(files, source, problem)).forEach(found::add);
                case Told.NoAtopile<List<Problem>>(var search) -> {
                    return new Told.NoAtopile<>(search);
                }
                case Told.Silent<List<Problem>>(var reason) -> {
                    return new Told.Silent<>(reason);
                }
            }
        }
        return new Told.Answer<>(List.copyOf(found));
    }

    private static Finding finding(DesignFiles files, DesignFiles.Source source, Problem problem) {
        String title = GRAMMAR.matcher(problem.message()).matches() ? "Syntax Error" : "";
        return new Finding(
                source.place().relative(),
                problem.spot().line(),
                problem.spot().column(),
                problem.error() ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                DiagnosticCode.of(title, "", problem.message()),
                new PathFree(files.scope().root()).text(problem.message()),
                files.anchored(source, problem.spot().line()));
    }
}
