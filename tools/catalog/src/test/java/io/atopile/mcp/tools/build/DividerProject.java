package io.atopile.mcp.tools.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.build.Builds;
import io.atopile.mcp.language.LanguageServer;
import io.atopile.mcp.project.AtoFinder;
import io.atopile.mcp.project.RealAto;
import io.atopile.mcp.tools.answer.LayoutAccess;
import io.atopile.mcp.tools.design.DesignTools;
import io.atopile.mcp.tools.files.FileTools;
import io.atopile.mcp.tools.report.ReportTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A copy of the sample board with a divider, and the tools on builds, design, reports and files that work on it with the real atopile. */
final class DividerProject implements AutoCloseable {

    private static final Path BOARD = Path.of("../../conformance/boards/divider");

    private final Path file;
    private final Builds builds;
    private final LanguageServer server;
    private final Client client;

    DividerProject(Path scratch) throws Exception {
        var settings = RealAto.settings(scratch);
        RealAto.in(settings);
        var root = Files.createDirectory(scratch.resolve("divider"));
        copyTo(root);
        file = root.resolve("divider.ato");
        var snapshots = scratch.resolve("snapshots");
        var finder = new AtoFinder(settings);
        builds = new Builds(settings);
        server = new LanguageServer(finder);
        client = new Client(root, Stream.of(
                BuildTools.createTools(builds, finder, snapshots),
                DesignTools.createTools(snapshots, builds, server, finder),
                ReportTools.createTools(builds, new LayoutAccess(builds, snapshots), _ -> Optional.empty()),
                FileTools.createTools(snapshots, (_, _) -> Optional.empty())));
    }

    private static void copyTo(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(BOARD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = root.resolve(BOARD.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    ObjectNode call(String tool, String arguments) {
        return client.call(tool, arguments);
    }

    Path file() {
        return file;
    }

    void edit(String old, String replacement) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.contains(old), text);
        Files.writeString(file, text.replace(old, replacement));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        builds.close();
    }
}
