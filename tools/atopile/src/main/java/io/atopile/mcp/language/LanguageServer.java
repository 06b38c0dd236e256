package io.atopile.mcp.language;

import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.AtoSearch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Asks atopile's language server. Documents that execute no Python, and those of trusted projects, share one; documents of an
 * untrusted project that import Python get another, which reads that project alone in a sandbox and is stopped before the next
 * untrusted project is asked about. Without such a sandbox they are refused.
 */
public final class LanguageServer implements AutoCloseable {

    private static final Duration USUAL_IDLE = Duration.ofMinutes(3);

    private final AtoFinder finder;
    private final LanguageProcess shared;
    private final LanguageProcess confined;

    public LanguageServer(AtoFinder finder) {
        this(finder, USUAL_IDLE);
    }

    /** Ends a server after it was idle for a time. */
    public LanguageServer(AtoFinder finder, Duration idle) {
        this.finder = finder;
        this.shared = new LanguageProcess(idle, false);
        this.confined = new LanguageProcess(idle, true);
    }

    /** The mistakes it sees in a document and in what that imports; never contradictions or wrong connections. */
    public Told<List<Problem>> problems(Document document) throws InterruptedException {
        return told(document, desk -> {
            desk.show(document);
            return Answers.problems(desk.problems(document), document);
        });
    }

    /** What it says of a place; empty when it knows nothing of it. */
    public Told<Optional<Meaning>> hover(Document document, Spot spot) throws InterruptedException {
        return at("hover", document, spot, answer -> Answers.meaning(answer, spot));
    }

    public Told<List<Place>> definition(Document document, Spot spot) throws InterruptedException {
        return at("definition", document, spot, Answers::places);
    }

    /**
     * Where the name at a place is used, in the documents given; the one asked about is among them. Those that may not be read in
     * the same way as this one are left out.
     */
    public Told<List<Place>> references(List<Document> all, Document document, Spot spot) throws InterruptedException {
        if (!(finder.find() instanceof AtoSearch.Ready(var ato))) {
            return at("references", document, spot, Answers::places);
        }
        var graph = ImportGraph.ofAnySource(document.project());
        var access = access(graph, ato, document);
        var readable = all.stream().filter(other -> access.equals(access(graph, ato, other))).toList();
        return told(document, desk -> {
            desk.lay(readable);
            return Answers.places(desk.at("references", document, spot));
        });
    }

    public Told<List<Suggestion>> completion(Document document, Spot spot) throws InterruptedException {
        return at("completion", document, spot, Answers::suggestions);
    }

    private <T> Told<T> at(String method, Document document, Spot spot, Function<JsonNode, T> reading)
            throws InterruptedException {
        return told(document, desk -> {
            desk.show(document);
            return reading.apply(desk.at(method, document, spot));
        });
    }

    private <T> Told<T> told(Document document, LanguageProcess.Exchange<T> exchange) throws InterruptedException {
        var search = finder.find();
        if (!(search instanceof AtoSearch.Ready(var ato))) {
            return new Told.NoAtopile<>(search);
        }
        return switch (access(ImportGraph.ofAnySource(document.project()), ato, document)) {
            case ReadAccess.Unconfined _ -> shared.ask(ato, document.project(), exchange);
            case ReadAccess.Confined _ -> confined.ask(ato, document.project(), exchange);
            case ReadAccess.Denied(var reason) -> new Told.Denied<>(reason);
            case ReadAccess.Escaping(var imports) -> new Told.Escaping<>(imports);
        };
    }

    private ReadAccess access(ImportGraph graph, AtoCli ato, Document document) {
        return ReadAccess.of(graph.ofFile(document.file(), document.text()), document.project(), ato, finder.trust());
    }

    /** Its processes, for those who watch over them; none while it isn't running. */
    public List<ProcessHandle> processes() {
        return Stream.concat(shared.processes().stream(), confined.processes().stream()).toList();
    }

    @Override
    public void close() {
        shared.close();
        confined.close();
    }
}
