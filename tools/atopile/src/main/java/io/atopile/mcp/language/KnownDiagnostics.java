package io.atopile.mcp.language;

import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.imports.ImportClosure;
import io.atopile.mcp.journal.Sha256Digest;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The diagnostics of documents that haven't changed since, and whose imports haven't either. */
final class KnownDiagnostics {

    private static final int MOST = 2_000;
    private static final int LARGEST = 8_000_000;

    private final Map<String, List<LspDiagnostic>> found = new LinkedHashMap<>();

    /** Identifies a document by its text and those of all files that it imports; empty if they aren't all known. */
    static Optional<String> computeIdentity(AtoCli ato, Document document, ImportClosure imports) {
        if (!imports.unknown().isEmpty() || !imports.python().isEmpty() || !imports.outside().isEmpty()) {
            return Optional.empty();
        }
        try {
            var texts = new ArrayList<String>(List.of(ato.python().toString(), ato.version().toString(), document.file().toString(), document.text()));
            texts.add(BoundedFile.readText(document.project().resolve(Project.FILE), LARGEST));
            for (Path file : imports.files()) {
                texts.add(file.toString());
                texts.add(BoundedFile.readText(file, LARGEST));
            }
            return Optional.of(Sha256Digest.computeHex(texts.toArray(String[]::new)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    synchronized Optional<List<LspDiagnostic>> find(String identity) {
        return Optional.ofNullable(found.get(identity));
    }

    synchronized void keep(String identity, List<LspDiagnostic> diagnostics) {
        if (found.size() >= MOST) {
            found.remove(found.keySet().iterator().next());
        }
        found.put(identity, List.copyOf(diagnostics));
    }
}
