package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.tool.ErrorCode;
import io.atopile.mcp.tool.McpClientHandle;
import io.atopile.mcp.tool.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ClientRootsTest {

    @TempDir
    Path home;

    private Path board;

    @BeforeEach
    void makeProject() throws IOException {
        home = home.toRealPath();
        board = project("my boards/first");
    }

    @Test
    void aRootIsItsRealPathOnceWhateverItsUriIsLike() throws IOException {
        var link = Files.createSymbolicLink(home.resolve("link"), board);
        var encoded = board.toUri().toString();
        assertTrue(encoded.contains("%20"), encoded);
        var roots = read(List.of(encoded, encoded.replace("file:///", "file://LocalHost/"), encoded.replaceAll("/$", ""), link.toUri().toString()));
        assertEquals(new ClientRoots(List.of(board), List.of(), true), roots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    https://example.org/board      | is not a folder on this machine
                    file://elsewhere/board         | is not a folder on this machine
                    file:///no/such/folder         | is not a folder on this machine
                    HOME/my boards/first/ato.yaml  | is not a folder on this machine
                    not a uri                      | is not a folder on this machine
                    untitled:Untitled-1            | is not a folder on this machine
                    file:///                       | is or contains a home directory, which is never allowed as a whole
                    HOME                           | is or contains a home directory, which is never allowed as a whole
                    """)
    void aRootThatCannotBeUsedIsNamedWithItsReason(String root, String reason) {
        var uri = root.replace("HOME", "file://" + home).replace("my boards", "my%20boards");
        assertEquals(new ClientRoots(List.of(), List.of("The client's root %s %s.".formatted(uri, reason)), true), read(List.of(uri)));
    }

    @Test
    void tooManyRootsAreSaidAndUnusableOnesDoNotCount() throws IOException {
        var many = new ArrayList<String>(Collections.nCopies(200, "file:///no/such/folder"));
        for (var number = 0; number < 60; number++) {
            many.add(project("many/p" + number).toUri().toString());
        }
        var roots = read(many);
        assertEquals(50, roots.directories().size());
        assertTrue(roots.problems().contains("Only the first 50 of the client's roots are used."), roots.problems()::toString);
    }

    @Test
    void aRootWhoseSettingsWereNotReadAtTheStartIsRefused() {
        var roots = ClientRoots.of(List.of(board.toUri().toString()), home, board::equals);
        assertEquals(List.of(), roots.directories());
        assertTrue(roots.problems().getFirst().contains("start it there, or with --project DIR"), roots.problems()::toString);
    }

    @Test
    void usableRootsReplaceTheDirectoriesOfTheStartAndUnusableOnesAreExplained() throws IOException, ToolFailure {
        var other = project("other");
        var allowed = AllowedProjects.fromWorkingDirectory(other, home);
        allowed.follow(read(List.of(board.toUri().toString())));
        assertEquals(board, allowed.resolve(Optional.empty()));
        assertEquals(ErrorCode.NOT_FOUND, assertThrows(ToolFailure.class, () -> allowed.resolve(Optional.of(other.toString()))).code());
        allowed.follow(read(List.of()));
        assertEquals(other, allowed.resolve(Optional.empty()));
        allowed.follow(read(List.of("file:///no/such/folder")));
        assertEquals(List.of(), allowed.roots());
        assertEquals(ErrorCode.NOT_FOUND, assertThrows(ToolFailure.class, () -> allowed.resolve(Optional.of(other.toString()))).code());

        var nowhere = AllowedProjects.fromWorkingDirectory(home, home);
        nowhere.follow(ClientRoots.ofUnknown("The client did not answer roots/list."));
        assertEquals(
                Optional.of("The client did not answer roots/list. Open a project's folder in the client, or start the server in one or with --project DIR."),
                assertThrows(ToolFailure.class, () -> nowhere.resolve(Optional.empty())).hint());
    }

    @Test
    void rootsChooseAmongAllowedProjectsAndNeverAllowMore() throws Exception {
        var second = project("my boards/second");
        var secret = project("secret");
        project("my boards/first/packages/nested");
        var allowed = AllowedProjects.of(List.of(home.resolve("my boards")));
        assertEquals(second, allowed.resolve(Optional.empty(), new Rooted(List.of(second))));
        assertEquals(board, allowed.resolve(Optional.empty(), new Rooted(List.of(board))));
        assertEquals(second, allowed.resolve(Optional.empty(), new Rooted(List.of(Files.createDirectories(second.resolve("src"))))));
        assertEquals(second, allowed.resolve(Optional.of("second"), new Rooted(List.of(board))));
        for (var at : List.of(List.of(board, second), List.of(secret), List.<Path>of())) {
            var refused = assertThrows(ToolFailure.class, () -> allowed.resolve(Optional.empty(), new Rooted(at)));
            assertEquals(ErrorCode.VALIDATION_ERROR, refused.code());
        }
    }

    private ClientRoots read(List<String> uris) {
        return ClientRoots.of(uris, home, _ -> false);
    }

    private Path project(String name) throws IOException {
        var directory = Files.createDirectories(home.resolve(name));
        Files.writeString(directory.resolve(Project.FILE), "requires-atopile: \"^0.15.0\"\n");
        return directory;
    }

    /** A client with these roots. */
    private record Rooted(List<Path> directories) implements McpClientHandle {

        @Override
        public boolean supports(String capability) {
            return capability.equals("roots");
        }

        @Override
        public Response request(String method, ObjectNode params, Duration patience) {
            return new Response.Refused("Not asked.");
        }

        @Override
        public void notify(String method, ObjectNode params) {}

        @Override
        public List<String> listRoots() {
            return directories.stream().map(directory -> directory.toUri().toString()).toList();
        }
    }
}
