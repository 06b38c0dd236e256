package io.atopile.mcp.language;

import io.atopile.mcp.imports.ImportClosure;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Queries atopile's language server. Documents that execute no Python, and those of trusted projects, share one server. Documents of
 * an untrusted project that import Python use another one, which reads only that project in a sandbox and is stopped before the next
 * untrusted project is queried. Without such a sandbox these documents are refused.
 */
public final class LanguageServer implements AutoCloseable {

    private static final Duration USUAL_IDLE = Duration.ofMinutes(3);

    private final AtoFinder finder;
    private final LanguageProcess shared;
    private final LanguageProcess confined;
    private final KnownDiagnostics known = new KnownDiagnostics();

    public LanguageServer(AtoFinder finder) {
        this(finder, USUAL_IDLE);
    }

    /** Ends each language server after it was idle for the given time. */
    public LanguageServer(AtoFinder finder, Duration idle) {
        this.finder = finder;
        this.shared = new LanguageProcess(idle, false);
        this.confined = new LanguageProcess(idle, true);
    }

    /**
     * Returns the errors in a document and in its imports. Contradictions and invalid connections are never reported. A document is asked about
     * again only if its text, the manifest or a file that it imports has changed.
     */
    public LanguageServerResult<List<LspDiagnostic>> listDiagnostics(Document document) throws InterruptedException {
        var imports = findImports(document);
        var identity = computeIdentity(document, imports);
        var before = identity.flatMap(known::find);
        if (before.isPresent()) {
            return new LanguageServerResult.Answer<>(before.get());
        }
        var result = ask(document, desk -> {
            desk.sendChanged(document.project(), imports.files());
            desk.show(document);
            return LspResponseParser.parseDiagnostics(desk.askDiagnostics(document), document);
        });
        if (result instanceof LanguageServerResult.Answer<List<LspDiagnostic>>(var found) && identity.equals(computeIdentity(document, findImports(document)))) {
            identity.ifPresent(unchanged -> known.keep(unchanged, found));
        }
        return result;
    }

    private Optional<String> computeIdentity(Document document, ImportClosure imports) throws InterruptedException {
        return finder.find() instanceof AtoSearchResult.Ready(var ato) ? KnownDiagnostics.computeIdentity(ato, document, imports) : Optional.empty();
    }

    private static ImportClosure findImports(Document document) {
        return ImportGraph.ofAnySource(document.project()).ofFile(document.file(), document.text());
    }

    /** Returns information about a position; empty if there is none. */
    public LanguageServerResult<Optional<HoverInfo>> getHover(Document document, SourcePosition spot) throws InterruptedException {
        return askAt("hover", document, spot, answer -> LspResponseParser.parseHover(answer, spot));
    }

    public LanguageServerResult<List<LspLocation>> listDefinitions(Document document, SourcePosition spot) throws InterruptedException {
        return askAt("definition", document, spot, LspResponseParser::parseLocations);
    }

    /**
     * Returns the uses of the name at a position in the given documents, which include the queried one. Skips documents with a different
     * {@link ReadAccess} than the queried one.
     */
    public LanguageServerResult<List<LspLocation>> listReferences(List<Document> all, Document document, SourcePosition spot) throws InterruptedException {
        if (!(finder.find() instanceof AtoSearchResult.Ready(var ato))) {
            return askAt("references", document, spot, LspResponseParser::parseLocations);
        }
        var graph = ImportGraph.ofAnySource(document.project());
        var access = resolveAccess(graph, ato, document);
        var readable = all.stream().filter(other -> access.equals(resolveAccess(graph, ato, other))).toList();
        return ask(document, desk -> {
            desk.lay(readable);
            return LspResponseParser.parseLocations(desk.askAt("references", document, spot));
        });
    }

    public LanguageServerResult<List<CompletionItem>> listCompletions(Document document, SourcePosition spot) throws InterruptedException {
        return askAt("completion", document, spot, LspResponseParser::parseCompletions);
    }

    private <T> LanguageServerResult<T> askAt(String method, Document document, SourcePosition spot, Function<JsonNode, T> reading)
            throws InterruptedException {
        return ask(document, desk -> {
            desk.show(document);
            return reading.apply(desk.askAt(method, document, spot));
        });
    }

    private <T> LanguageServerResult<T> ask(Document document, LanguageProcess.Exchange<T> exchange) throws InterruptedException {
        var search = finder.find();
        if (!(search instanceof AtoSearchResult.Ready(var ato))) {
            return new LanguageServerResult.NoAtopile<>(search);
        }
        return switch (resolveAccess(ImportGraph.ofAnySource(document.project()), ato, document)) {
            case ReadAccess.Unconfined _ -> shared.ask(ato, document.project(), exchange);
            case ReadAccess.Confined _ -> confined.ask(ato, document.project(), exchange);
            case ReadAccess.Denied(var reason) -> new LanguageServerResult.Denied<>(reason);
            case ReadAccess.Escaping(var imports) -> new LanguageServerResult.Escaping<>(imports);
        };
    }

    private ReadAccess resolveAccess(ImportGraph graph, AtoCli ato, Document document) {
        return ReadAccess.of(graph.ofFile(document.file(), document.text()), document.project(), ato, finder.trust());
    }

    /** Returns its processes, for monitoring; empty while it isn't running. */
    public List<ProcessHandle> processes() {
        return Stream.concat(shared.processes().stream(), confined.processes().stream()).toList();
    }

    @Override
    public void close() {
        shared.close();
        confined.close();
    }
}
