package io.atopile.mcp.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build wrote about its design, verified without a build. */
class BuildVerifierTest {

    @TempDir
    Path folder;

    private static final String HARD = """
            {"predicates": [
              {"text": "x = 1V to 2V", "place": ["a.ato", 2, 5], "expression": {"operator": "IsSubset", "operands": [{"parameter": "A.x"}, {"ranges": [[1, 2]]}]}},
              {"text": "y = 1V to 2V", "place": ["a.ato", 3, 5], "expression": {"operator": "IsSubset", "operands": [{"parameter": "A.y"}, {"ranges": [[1, 2]]}]}},
              %s]}""";
    private static final String EQUATION = """
            {"text": "assert x * x + y * y >= 2 * x * y", "place": ["a.ato", %d, 5], "expression": {"operator": "GreaterOrEqual", "operands": [
              {"operator": "Add", "operands": [
                {"operator": "Multiply", "operands": [{"parameter": "A.x"}, {"parameter": "A.x"}]},
                {"operator": "Multiply", "operands": [{"parameter": "A.y"}, {"parameter": "A.y"}]}]},
              {"operator": "Multiply", "operands": [{"ranges": [[2, 2]]}, {"parameter": "A.x"}, {"parameter": "A.y"}]}]}}""";

    private BuildVerifier createVerifier(InterpreterPool interpreters) throws IOException {
        var root = Files.createDirectory(folder.resolve("board"));
        Files.writeString(root.resolve("ato.yaml"), "requires-atopile: ^0.15.0\nbuilds:\n  default: {entry: a.ato:A}\n");
        Files.writeString(root.resolve("a.ato"), "module A:\n    v = 1V\n    assert v within 0V to 2V\n");
        var ato = new AtoCli(folder.resolve("ato"), folder.resolve("python"), new AtoVersion(0, 15, 9), folder.resolve("own/log"), Map.of());
        var request = new BuildRequest(root.toString(), "default", "a.ato:A", BuildOptions.DEFAULT, ato.log().toString());
        return new BuildVerifier(interpreters, ato, BuildRecord.createQueued(request, Instant.now()));
    }

    private static Path describe(BuildVerifier verifier, String design) throws IOException {
        var description = verifier.findDescription().orElseThrow().path();
        Files.createDirectories(description.resolveSibling(""));
        return Files.writeString(description, design);
    }

    @Test
    void aDescriptionThatCannotBeVerifiedLeavesTheReasonAndNoFile() throws Exception {
        try (var interpreters = new InterpreterPool(false);
                var verifier = createVerifier(interpreters)) {
            describe(verifier, "{\"predicates\": [{\"place\": [\"\\u0000\", 1, 1], \"text\": \"assert v\"}]}");
            assertEquals(Optional.of("InvalidPathException"), verifier.verify().orElseThrow().failure());
        }
        assertEquals(List.of(), listFiles(folder.resolve("own/home")));
    }

    @Test
    void theAssertionsAreThoseBeforeTheBuild() throws Exception {
        try (var interpreters = new InterpreterPool(false);
                var verifier = createVerifier(interpreters)) {
            Files.delete(folder.resolve("board/a.ato"));
            assertEquals(List.of("assert v within 0V to 2V"), verifier.scan().orElseThrow().listAssertions().stream().map(DesignAssertion::text).toList());
        }
    }

    @Test
    void aVerificationThatIsNotAwaitedEndsWithoutAResult() throws Exception {
        var hard = IntStream.range(4, 400).mapToObj(EQUATION::formatted).collect(Collectors.joining(","));
        try (var interpreters = new InterpreterPool(false);
                var verifier = createVerifier(interpreters)) {
            describe(verifier, HARD.formatted(hard));
            try (var running = InterruptibleWork.start("verification", verifier::verify)) {
                assertEquals(Optional.empty(), running.await(Duration.ofMillis(150)));
            }
            describe(verifier, HARD.formatted(EQUATION.formatted(4)));
            try (var whole = InterruptibleWork.start("verification", verifier::verify)) {
                assertEquals(1, whole.await(Duration.ofMinutes(2)).orElseThrow().orElseThrow().assertions().size());
            }
        }
    }

    private static List<Path> listFiles(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }
}
