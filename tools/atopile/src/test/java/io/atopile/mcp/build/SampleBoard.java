package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.atopile.mcp.project.Project;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sample boards, copied to where a test can build them. */
final class SampleBoard {

    private static final Path BOARDS = Path.of("../../conformance/boards");

    private SampleBoard() {}

    /** Copies a board to a directory that doesn't exist yet, and reads it as a project. */
    static Project copy(String name, Path to) throws IOException {
        var from = BOARDS.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return assertInstanceOf(ProjectReadResult.Read.class, ProjectFile.read(to.toRealPath())).project();
    }
}
