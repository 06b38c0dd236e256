package io.atopile.mcp.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.build.DesignAssertion;
import io.atopile.mcp.packages.PackageDependency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, assertions and packages. */
class SourcesTest {

    @TempDir
    private Path folder;

    @Test
    void linesAreCountedAsADiffCountsThem() {
        assertEquals(new LineCount(0, 0), LineCount.compare(List.of("a", "b"), List.of("a", "b")));
        assertEquals(new LineCount(1, 1), LineCount.compare(List.of("a", "b", "c"), List.of("a", "x", "c")));
        assertEquals(new LineCount(2, 0), LineCount.compare(List.of("a", "c"), List.of("a", "b", "b", "c")));
        assertEquals(new LineCount(1, 1), LineCount.compare(List.of("a", "b", "c"), List.of("b", "c", "a")));
        assertEquals(new LineCount(0, 3), LineCount.compare(List.of("a", "b", "c"), List.of()));
    }

    @Test
    void filesComeGoChangeAndMove() throws IOException {
        var before = files("one", Map.of("same.ato", "a\n", "ends.ato", "a\nb\n", "gone.txt", "q\n", "old.ato", "1\n2\n3\n4\n", "x.bin", "\0a"));
        var after = files("two", Map.of("same.ato", "a\n", "ends.ato", "a\r\nb\r\n", "come.txt", "z\ny\n", "new.ato", "1\n2\n3\n5\n", "x.bin", "\0b"));
        assertEquals(
                List.of("come.txt ADDED  2 0", "gone.txt REMOVED  0 1", "new.ato RENAMED old.ato 1 1", "x.bin CHANGED  - -"),
                FileComparison.compare(before, after).stream().map(SourcesTest::told).toList());
    }

    @Test
    void anAssertionIsKnownByItsWordsAndThenByWhatItIsAbout() {
        var before = List.of(assertion(3, "assert v within 2V to 3V"), assertion(4, "assert i < 1A"), assertion(5, "assert p is v * i"));
        var after = List.of(assertion(9, "assert v within 2V to 4V"), assertion(7, "assert p is v * i"), assertion(8, "assert t > 1s"));
        assertEquals(
                List.of("4 assert i < 1A/", "8 /assert t > 1s", "9 assert v within 2V to 3V/assert v within 2V to 4V"),
                AssertionChange.compare(before, after).stream()
                        .map(one -> "%d %s/%s".formatted(one.line(), one.before().orElse(""), one.after().orElse("")))
                        .toList());
    }

    @Test
    void packagesAreToldWithBothVersions() {
        var before = List.of(PackageDependency.ofRegistry("acme/a", Optional.of("1.0.0")), PackageDependency.ofRegistry("acme/b", Optional.empty()));
        var after = List.of(PackageDependency.ofRegistry("acme/a", Optional.of("1.1.0")), PackageDependency.ofFile("acme/c", "packages/c"));
        assertEquals(
                List.of(
                        new DependencyChange("acme/a", Optional.of("1.0.0"), Optional.of("1.1.0")),
                        new DependencyChange("acme/b", Optional.of("any"), Optional.empty()),
                        new DependencyChange("acme/c", Optional.empty(), Optional.of("path packages/c"))),
                DependencyChange.compare(before, after));
    }

    private Map<String, Path> files(String name, Map<String, String> texts) throws IOException {
        var root = Files.createDirectory(folder.resolve(name));
        var files = new TreeMap<String, Path>();
        for (var text : texts.entrySet()) {
            files.put(text.getKey(), Files.writeString(root.resolve(text.getKey()), text.getValue()));
        }
        return files;
    }

    private static DesignAssertion assertion(int line, String text) {
        return new DesignAssertion("a.ato", line, 5, text);
    }

    private static String told(RevisionFileChange change) {
        return "%s %s %s %s %s"
                .formatted(
                        change.path(), change.change(), change.from().orElse(""), change.linesAdded().map(String::valueOf).orElse("-"),
                        change.linesRemoved().map(String::valueOf).orElse("-"));
    }
}
