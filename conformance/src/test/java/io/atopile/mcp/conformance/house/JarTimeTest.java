package io.atopile.mcp.conformance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new jar gets the time of the last one exactly where nobody who compiles against it could tell the two apart. */
class JarTimeTest {

    private static final String COUNTER =
            """
            @Deprecated public class Counter {
                public static final int STEP = 2;
                private int value;
                public int next(int by) throws java.io.IOException { return value += by; }
                private void reset() { value = 0; }
                static class Inner {}
            }
            """;

    private static final FileTime FIRST = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    static Path first;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTheFirstJar() throws Exception {
        makeJar(first, COUNTER, FIRST);
    }

    /** The first jar and its record are the same for every test. */
    @BeforeEach
    void copyTheFirstJar() throws IOException {
        try (var files = Files.walk(first.resolve("target"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(first.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return value += by; | return 40 + by + value;",
                "return value += by; | return new Object() { int one() { return by + value; } }.one();",
                "return value += by; | class Local {} java.util.List.of(1).forEach(x -> System.out.println(x)); return by;",
                "private int value; | private long[] values = {}; private int value;",
                "private void reset() | private void clear()",
            })
    void whatNobodyCompilesAgainstKeepsTheTime(String old, String changed) throws Exception {
        assertEquals(FIRST, change(old, changed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public int next(int by) | public long next(int by)",
                "public int next(int by) | int next(int by)",
                "public int next(int by) | public int next(long by)",
                "throws java.io.IOException | ",
                "STEP = 2 | STEP = 3",
                "@Deprecated public | public",
                "public class | public final class",
                "private void reset() | void reset()",
                "static class Inner {} | static final class Inner {}",
                "static class Inner {} | static class Inner { int field; }",
                "static class Inner {} | ",
            })
    void whatOthersCompileAgainstMakesTheJarNew(String old, String changed) throws Exception {
        assertNotEquals(FIRST, change(old, changed == null ? "" : changed));
    }

    private FileTime change(String old, String changed) throws Exception {
        assertTrue(COUNTER.contains(old), old);
        return makeJar(folder, COUNTER.replace(old, changed), FileTime.fromMillis(System.currentTimeMillis()));
    }

    /** Returns the jar's time after the script. */
    private static FileTime makeJar(Path folder, String source, FileTime made) throws IOException, InterruptedException {
        var file = Files.writeString(folder.resolve("Counter.java"), source);
        var classes = Files.createDirectories(Files.createTempDirectory(folder, "classes"));
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(), file.toString()));
        var target = Files.createDirectories(folder.resolve("target"));
        var jar = target.resolve("counter.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var all = Files.list(classes)) {
            for (var entry : all.toList()) {
                out.putNextEntry(new JarEntry(entry.getFileName().toString()));
                out.write(Files.readAllBytes(entry));
            }
        }
        Files.setLastModifiedTime(jar, made);
        var script = new ProcessBuilder(Repository.ROOT.resolve(".ci/jar-time").toString(), target.toString()).inheritIO().start();
        assertEquals(0, script.waitFor());
        return Files.getLastModifiedTime(jar);
    }
}
