package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.project.AtoCli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build wrote about its design, verified without a build. */
class BuildVerifierTest {

    @TempDir
    Path folder;

    @Test
    void aDescriptionThatCannotBeVerifiedLeavesTheReasonAndNoFile() throws Exception {
        var root = Files.createDirectory(folder.resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: a.ato:A}\n");
        Files.writeString(root.resolve("a.ato"), "module A:\n    v = 1V\n    assert v within 0V to 2V\n");
        var ato = new AtoCli(folder.resolve("ato"), folder.resolve("python"), new AtoVersion(0, 15, 9), folder.resolve("own/log"), Map.of());
        var request = new BuildRequest(root.toString(), "default", "a.ato:A", BuildOptions.DEFAULT, ato.log().toString());
        try (var interpreters = new InterpreterPool(false)) {
            var verifier = new BuildVerifier(interpreters, ato, BuildRecord.createQueued(request, Instant.now()));
            var description = verifier.findDescription().orElseThrow().path();
            Files.createDirectories(description.getParent());
            Files.writeString(description, "{\"predicates\": [{\"place\": [\"\\u0000\", 1, 1], \"text\": \"assert v\"}]}");
            assertEquals(Optional.of("InvalidPathException"), verifier.verify().orElseThrow().failure());
            assertFalse(Files.exists(description));
        }
    }
}
