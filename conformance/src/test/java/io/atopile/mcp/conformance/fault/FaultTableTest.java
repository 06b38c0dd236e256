package io.atopile.mcp.conformance.fault;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atopile.mcp.conformance.Transport;
import io.atopile.mcp.conformance.board.Board;
import io.atopile.mcp.conformance.client.McpClient;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.project.AtopileSettings;
import io.atopile.mcp.server.Settings;
import io.atopile.mcp.server.Wiring;
import io.atopile.mcp.tool.Toolset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each tool under each fault: the code is right, no path leaks, and the project is as it was. */
class FaultTableTest {

    @TempDir
    private Path folder;

    private Board board = new Board(Path.of(""));

    @BeforeEach
    void aProjectWithALinkOutOfIt() throws IOException {
        board = Board.copy("divider", folder);
        var outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), "module Secret:\n    pass\n");
        Files.createSymbolicLink(board.root().resolve("link"), outside);
    }

    @TestFactory
    Stream<DynamicTest> everyToolUnderEveryFault() {
        return Subject.all().stream()
                .flatMap(subject -> subject.faults()
                        .map(fault -> dynamicTest("%s: %s".formatted(subject.tool(), fault), () -> check(subject, fault))));
    }

    @Test
    void theTableHasEveryTool() throws IOException {
        try (var wiring = Wiring.of(settings())) {
            assertEquals(
                    wiring.offer().tools().list().stream().map(tool -> tool.name()).collect(toSet()),
                    Subject.all().stream().map(Subject::tool).collect(toSet()));
        }
    }

    private void check(Subject subject, Fault fault) throws IOException {
        var before = board.fingerprint();
        try (var wiring = Wiring.of(settings());
                var client = Transport.STDIO.serve(wiring.offer()).client()) {
            client.initialize(McpClient.NEWEST_LEGACY);
            var result = client.call(subject.tool(), fault.arguments(subject));
            assertEquals(fault.code(), result.code(), result::message);
            assertTrue(result.isError());
            for (var path : List.of(folder.toString(), System.getProperty("java.io.tmpdir"), "Exception", "at io.atopile")) {
                assertFalse(result.envelope().toString().contains(path), () -> result.envelope().toString());
            }
            assertFalse(result.envelope().toString().contains("module Secret"));
        }
        assertEquals(before, board.fingerprint());
    }

    /** Nothing of the machine is in the environment, so no atopile is found either. */
    private Settings settings() {
        var home = Map.of("HOME", folder.resolve("home").toString(), "PATH", folder.resolve("bin").toString());
        return new Settings(
                AtopileSettings.of(home), List.of(board.root()), EnumSet.allOf(Toolset.class), false, Mode.AUTO);
    }
}
