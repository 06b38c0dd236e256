package io.atopile.mcp.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.packages.PackageManifest;
import io.atopile.mcp.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestLimitsTest {

    private static final String DEEP = "it is nested more than 100 levels deep";
    private static final String LARGE = "it contains more than 200,000 values, or an alias that contains itself";

    @TempDir
    private Path folder;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("sequences never closed", "builds: " + "[".repeat(20_000), 1, DEEP),
                Arguments.of("sequences closed", "\nbuilds: " + "[".repeat(20_000) + "]".repeat(20_000), 2, DEEP),
                Arguments.of("mappings", "a:\n  " + "{b: ".repeat(20_000), 2, DEEP),
                Arguments.of("mappings as keys", "{".repeat(20_000), 1, DEEP),
                Arguments.of("sequences in lines", IntStream.range(0, 500).mapToObj(i -> " ".repeat(2 * i) + "-\n").collect(Collectors.joining()), 101, DEEP),
                Arguments.of("dashes on one line", "- ".repeat(5_000) + "x", 1, DEEP),
                Arguments.of("aliases of aliases", bomb(9, 9), 6, LARGE),
                Arguments.of("aliases in mappings", "a: &a {b: 1, c: 2}\n" + bomb(20, 2), 17, LARGE),
                Arguments.of("an alias in itself", "a: 1\nb: &b [x, *b]", 2, LARGE),
                Arguments.of("an alias in itself below", "b: &b\n  c: {d: [*b]}", 2, LARGE),
                Arguments.of("many values", "a:\n" + "- 1\n".repeat(220_000), 199_999, LARGE),
                Arguments.of("no mapping", "hello", 1, "the document must be a mapping"),
                Arguments.of("a list", "\n- a\n- b", 2, "the document must be a mapping"),
                Arguments.of("Python's tag", "!!python/object/apply:os.system ['x']", 1, "the document must be a mapping"),
                Arguments.of("another file's bytes", "a: 1\n" + "# x\n".repeat(300_000), 1, "the file is larger than 1 MB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void theLineIsSaid(String name, String text, int line, String problem) throws IOException {
        Files.writeString(folder.resolve(Project.FILE), text);
        assertEquals(new ProjectReadResult.Malformed(line, problem), ProjectFile.read(folder));
        assertEquals(new ProjectReadResult.Malformed(line, problem), ProjectFile.findFault(folder).orElseThrow());
        assertTrue(PackageManifest.read(folder).isEmpty(), name);
    }

    @ParameterizedTest
    @MethodSource("unloadable")
    void whatOnlyPackagesNeedHasItsLineToo(String text, int line) throws IOException {
        Files.writeString(folder.resolve(Project.FILE), text);
        assertEquals(line, ProjectFile.findFault(folder).orElseThrow().line());
        assertTrue(PackageManifest.read(folder).isEmpty());
    }

    static Stream<Arguments> unloadable() {
        return Stream.of(
                Arguments.of("a: 1\ndependencies: !!python/object/apply:os.system ['x']", 2),
                Arguments.of("a: 1\nb: !secret x", 2),
                Arguments.of("a: 1\nb: *nobody", 2),
                Arguments.of("a: 1\na: 2", 2),
                Arguments.of("a: 1\n\tb: 2", 2),
                Arguments.of("a: \"never closed", 1));
    }

    @Test
    void whatPeopleWriteIsRead() {
        assertEquals(
                Map.of("builds", Map.of("a", Map.of("entry", "m.ato:M"), "b", Map.of("entry", "m.ato:M"))),
                YamlDocument.parse("builds:\n  a: &same {entry: 'm.ato:M'}\n  b: *same\n").value());
        assertEquals(100, String.valueOf(YamlDocument.parse("[".repeat(100) + "]".repeat(100)).value()).length() / 2);
        assertTrue(YamlDocument.parse("# nothing\n").root().isEmpty());
    }

    /** Each line a list of aliases of the line before. */
    private static String bomb(int lines, int aliases) {
        return "l0: &l0 [" + "x,".repeat(aliases) + "]\n"
                + IntStream.range(1, lines)
                        .mapToObj(line -> "l%d: &l%d [%s]\n".formatted(line, line, ("*l" + (line - 1) + ",").repeat(aliases)))
                        .collect(Collectors.joining());
    }
}
