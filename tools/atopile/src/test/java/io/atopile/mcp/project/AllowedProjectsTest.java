package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedProjectsTest {

    @TempDir
    Path home;

    private Path board;
    private Path other;

    @BeforeEach
    void makeProjects() throws IOException {
        home = home.toRealPath();
        board = project("work/board");
        other = project("work/other");
        project("elsewhere/secret");
    }

    @Test
    void theProjectAroundTheWorkingDirectoryIsMeant() throws IOException, ToolFailure {
        var inside = Files.createDirectories(board.resolve("src/deep"));
        assertEquals(board, AllowedProjects.fromWorkingDirectory(inside, home).resolve(Optional.empty()));
    }

    @Test
    void severalProjectsMustBeToldApart() throws IOException, ToolFailure {
        var allowed = AllowedProjects.fromWorkingDirectory(home.resolve("work"), home);
        var refused = assertThrows(ToolFailure.class, () -> allowed.resolve(Optional.empty()));
        assertEquals(ErrorCode.VALIDATION_ERROR, refused.code());
        assertEquals(Optional.of("Projects: board, other."), refused.hint());
        assertEquals(other, allowed.resolve(Optional.of("other")));
        assertEquals(other, allowed.resolve(Optional.of(other.toString())));
    }

    @Test
    void aHomeDirectoryIsNeverAllowedAsAWhole() throws IOException {
        assertEquals(List.of(), AllowedProjects.fromWorkingDirectory(home, home).roots());
        assertEquals(List.of(), AllowedProjects.fromWorkingDirectory(home.resolve("..").normalize(), home).roots());
        assertEquals(
                "No atopile project found (no ato.yaml).",
                assertThrows(ToolFailure.class, () -> AllowedProjects.fromWorkingDirectory(home, home).resolve(Optional.empty()))
                        .message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere/secret", "..", "/", "link", "nowhere", "a\0b", "src", ""})
    void whatLeadsOutOrIsNoProjectIsRefusedWithoutAPath(String name) throws IOException, ToolFailure {
        Files.createDirectories(board.resolve("src"));
        Files.createSymbolicLink(board.resolve("link"), home.resolve("elsewhere/secret"));
        var only = AllowedProjects.of(List.of(board));
        if (name.isEmpty()) {
            assertEquals(Optional.of(board), only.find(Optional.of(name)));
            return;
        }
        var refused = assertThrows(ToolFailure.class, () -> only.resolve(Optional.of(name)));
        assertEquals(ErrorCode.NOT_FOUND, refused.code());
        assertFalse((refused.message() + refused.hint()).contains(home.toString()), refused.message());
    }

    @Test
    void labelsLeadBackToTheirProjects() throws IOException, ToolFailure {
        var nested = project("work/board/packages/part");
        var allowed = AllowedProjects.of(List.of(board, other));
        for (var project : List.of(board, other, nested)) {
            assertEquals(project, allowed.resolve(Optional.of(allowed.label(project))));
        }
        assertEquals("board/packages/part", allowed.label(nested));
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        var missing = home.resolve("missing");
        var refused = assertThrows(IOException.class, () -> AllowedProjects.of(List.of(missing)));
        assertEquals(missing + " is not a directory; --project takes the folder of a project", refused.getMessage());
    }

    private Path project(String name) throws IOException {
        var directory = Files.createDirectories(home.resolve(name));
        Files.writeString(directory.resolve(Project.FILE), "requires-atopile: \"^0.15.0\"\n");
        return directory;
    }
}
