package io.atopile.mcp.language;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents that are open in one language server, synchronised with the texts on disk. Used by one thread at a time. */
final class OpenDocuments {

    private static final int LARGEST = 8_000_000;

    private final LspSession session;
    private final Map<String, String> open = new LinkedHashMap<>();
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
        for (var uri : List.copyOf(open.keySet())) {
            if (!wanted.contains(uri)) {
                close(uri);
            }
        }
        for (var document : documents) {
            show(document);
        }
    }

    /** Sends the texts of those files that are open and have changed on disk since, because the server reads open documents instead of files. */
    void sendChanged(Path project, List<Path> files) throws IOException {
        for (var file : files) {
            var uri = new Document(project, file, "").uri();
            if (open.containsKey(uri)) {
                var current = new Document(project, file, BoundedFile.readText(file, LARGEST));
                if (!Sha256Digest.computeHex(current.text()).equals(open.get(uri))) {
                    show(current);
                }
            }
        }
    }

    /**
     * Sends a document's text even if it is unchanged, so that the server reads the imported files again. Closing and opening the
     * document would do the same, but ends the server's worker, which takes more than a second to restart.
     */
    void show(Document document) throws IOException {
        if (open.put(document.uri(), Sha256Digest.computeHex(document.text())) == null) {
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
        if (open.remove(uri) != null) {
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
