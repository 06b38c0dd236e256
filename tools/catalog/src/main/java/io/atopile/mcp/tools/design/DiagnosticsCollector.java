package io.atopile.mcp.tools.design;

import io.atopile.mcp.build.Diagnostic;
import io.atopile.mcp.build.PathRedactor;
import io.atopile.mcp.dialect.LogPatterns;
import io.atopile.mcp.dialect.MessagePattern;
import io.atopile.mcp.dialect.SupportedDialects;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.imports.ImportClosure.OutsideImport;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.language.LanguageServerResult;
import io.atopile.mcp.language.LspDiagnostic;
import io.atopile.mcp.tool.CountFormat;
import io.atopile.mcp.tool.ToolFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects the language server's diagnostics of files.
 *
 * @param patience after which no further file is begun
 */
record DiagnosticsCollector(LanguageServer server, Duration patience) {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(45);

    /** What it can't detect; part of every result. */
    static final String NOT_CHECKED =
            "assertions (use design_verify), wrong connections, unknown fields and part picking (use build_run)";

    private static final LogPatterns PATTERNS = SupportedDialects.NEWEST.logs();

    DiagnosticsCollector(LanguageServer server) {
        this(server, USUAL_PATIENCE);
    }

    /**
     * The findings in the checked files.
     *
     * @param denied why files weren't checked, by file
     * @param unreached the files for which there was no time
     */
    record Inspection(List<SourceDiagnostic> findings, Map<String, String> denied, List<String> unreached) {

        static final Inspection NONE = new Inspection(List.of(), Map.of(), List.of());

        /** Describes which files weren't checked and why; empty if all were. */
        Optional<String> describeUnchecked() {
            return unreached.isEmpty()
                    ? describeDenied()
                    : Optional.of("There was no time for %s; first: %s. Call again: files that haven't changed are not checked twice."
                            .formatted(CountFormat.format(unreached.size(), "file"), unreached.getFirst()));
        }

        private Optional<String> describeDenied() {
            return denied.entrySet().stream()
                    .findFirst()
                    .map(first -> "%s not checked; first: %s: %s. %s".formatted(
                            CountFormat.format(denied.size(), "file was", "files were"),
                            first.getKey(),
                            first.getValue(),
                            ReadAccess.TRUST));
        }
    }

    /**
     * Checks the files one after another; stops at the first failure of the language server and when there is no time left, and skips files that
     * may not be read.
     */
    Inspection inspect(DesignFiles files, List<DesignFiles.Source> sources) throws InterruptedException, ToolFailure {
        var found = new ArrayList<SourceDiagnostic>();
        var denied = new TreeMap<String, String>();
        var unreached = new ArrayList<String>();
        var begun = System.nanoTime();
        for (var source : sources) {
            if (!source.equals(sources.getFirst()) && System.nanoTime() - begun > patience.toNanos()) {
                unreached.add(source.place().relative());
                continue;
            }
            var told = server.listDiagnostics(source.document());
            switch (told) {
                case LanguageServerResult.Denied<List<LspDiagnostic>>(var reason) -> denied.put(source.place().relative(), reason);
                case LanguageServerResult.Escaping<List<LspDiagnostic>>(var imports) -> imports.stream().map(one -> toImportDiagnostic(files, one)).forEach(found::add);
                case LanguageServerResult.Answer<List<LspDiagnostic>> _,
                        LanguageServerResult.NoAtopile<List<LspDiagnostic>> _,
                        LanguageServerResult.Silent<List<LspDiagnostic>> _ ->
                    LanguageServerErrors.require(told).stream().map(problem -> toDiagnostic(files, source, problem)).forEach(found::add);
            }
        }
        return new Inspection(found.stream().distinct().toList(), denied, unreached);
    }

    private static SourceDiagnostic toImportDiagnostic(DesignFiles files, OutsideImport one) {
        var source = files.scope().toRead(one.file()) instanceof Inside place ? files.read(place) : Optional.<DesignFiles.Source>empty();
        return new SourceDiagnostic(
                one.file(),
                one.line(),
                1,
                SourceDiagnostic.Severity.ERROR,
                Diagnostic.OUTSIDE_IMPORT,
                "import leaves the project; the imported file was not read",
                source.flatMap(read -> files.anchorLine(read, one.line())));
    }

    /** Returns the language server's message without the text its parser quotes from an imported file, because that file may be a private one. */
    private static String buildMessage(LspDiagnostic problem) {
        return PATTERNS.matches(MessagePattern.IMPORTED_SYNTAX_PROBLEM, problem.message()) ? "Import resolution: the imported file has a syntax error" : problem.message();
    }

    private static SourceDiagnostic toDiagnostic(DesignFiles files, DesignFiles.Source source, LspDiagnostic problem) {
        String title = PATTERNS.matches(MessagePattern.SYNTAX_PROBLEM, problem.message()) ? PATTERNS.grammarTitle() : "";
        return new SourceDiagnostic(
                source.place().relative(),
                problem.spot().line(),
                problem.spot().column(),
                problem.error() ? SourceDiagnostic.Severity.ERROR : SourceDiagnostic.Severity.WARNING,
                PATTERNS.findCode(title, problem.message()),
                new PathRedactor(files.scope().root()).redact(buildMessage(problem)),
                files.anchorLine(source, problem.spot().line()));
    }
}
