package io.atopile.mcp.language;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents that are open in one language server, synchronised with the texts on disk. Used by one thread at a time. */
final class OpenDocuments {

    private final LspSession session;
    private final Set<String> open = new LinkedHashSet<>();
    private int version;

    OpenDocuments(LspSession session) {
        this.session = session;
    }

    LspSession session() {
        return session;
    }

    /** Opens exactly these documents, because references are searched in all open documents. */
    void lay(List<Document> documents) throws IOException {
        var wanted = documents.stream().map(Document::uri).toList();
        for (var uri : List.copyOf(open)) {
            if (!wanted.contains(uri)) {
                close(uri);
            }
        }
        for (var document : documents) {
            show(document);
        }
    }

    /**
     * Sends a document's text even if it is unchanged, so that the server reads the imported files again. Closing and opening the
     * document would do the same, but ends the server's worker, which takes more than a second to restart.
     */
    void show(Document document) throws IOException {
        if (open.add(document.uri())) {
            var opened = Json.object();
            opened.putObject("textDocument")
                    .put("uri", document.uri())
                    .put("languageId", "ato")
                    .put("version", ++version)
                    .put("text", document.text());
            session.tell("textDocument/didOpen", opened);
        } else {
            var changed = Json.object();
            changed.putObject("textDocument").put("uri", document.uri()).put("version", ++version);
            changed.putArray("contentChanges").addObject().put("text", document.text());
            session.tell("textDocument/didChange", changed);
        }
    }

    private void close(String uri) throws IOException {
        if (open.remove(uri)) {
            session.tell("textDocument/didClose", createParameters(uri));
        }
    }

    JsonNode askDiagnostics(Document document) throws IOException, InterruptedException {
        return session.ask("textDocument/diagnostic", createParameters(document.uri()));
    }

    JsonNode askAt(String method, Document document, SourcePosition spot) throws IOException, InterruptedException {
        var lines = document.text().split("\\r\\n|\\r|\\n", -1);
        var text = spot.line() <= lines.length ? lines[spot.line() - 1] : "";
        var parameters = createParameters(document.uri());
        parameters.putObject("position").put("line", spot.line() - 1).put("character", spot.toCharacter(text));
        if (method.equals("references")) {
            parameters.putObject("context").put("includeDeclaration", true);
        }
        return session.ask("textDocument/" + method, parameters);
    }

    private static ObjectNode createParameters(String uri) {
        var parameters = Json.object();
        parameters.putObject("textDocument").put("uri", uri);
        return parameters;
    }
}
