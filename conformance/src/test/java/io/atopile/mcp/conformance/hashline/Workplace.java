package io.atopile.mcp.conformance.hashline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atopile.mcp.file.AtomicFile;
import io.atopile.mcp.file.FileReader;
import io.atopile.mcp.file.PathLocks;
import io.atopile.mcp.file.PathResolution.Inside;
import io.atopile.mcp.file.ProjectBoundary;
import io.atopile.mcp.file.ReadOutcome;
import io.atopile.mcp.hashline.EditingContext;
import io.atopile.mcp.hashline.FileContent;
import io.atopile.mcp.hashline.LineRange;
import io.atopile.mcp.hashline.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A project and a state directory for tests that change files below the tools.
 *
 * @param root the project's canonical root
 */
record Workplace(Path root, Path state) {

    static Workplace in(Path folder) throws IOException {
        return new Workplace(Files.createDirectories(folder.resolve("board")).toRealPath(), folder.resolve("state"));
    }

    /** As after a restart. */
    EditingContext kit() {
        return EditingContext.of(state, root);
    }

    /** As after a restart, with a writer that a probe looks at. */
    EditingContext kit(AtomicFile.Probe probe) {
        return new EditingContext(kit().snapshots(), new AtomicFile(probe), new PathLocks(state.resolve("locks")));
    }

    ProjectBoundary scope() throws IOException {
        return ProjectBoundary.of(root);
    }

    Inside place(String path) throws IOException {
        return (Inside) scope().toWrite(path);
    }

    void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    TextLines lines(String path) throws IOException {
        return (TextLines) FileContent.of(((ReadOutcome.Bytes) FileReader.read(place(path), 64 << 20)).bytes());
    }

    /** Reads a file and remembers that all of it was shown. */
    TextLines show(String path) throws IOException {
        var lines = lines(path);
        kit().snapshots().serve(path, lines, List.of(new LineRange(1, lines.count())));
        return lines;
    }

    static TextLines text(String text) {
        return (TextLines) FileContent.of(text.getBytes(UTF_8));
    }

    /** What stands in the project's root, temporary files of ours aside, which no listing shows. */
    Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (var entries = Files.list(root)) {
            for (var file : entries.filter(entry -> !AtomicFile.isTemporary(entry.getFileName().toString())).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
