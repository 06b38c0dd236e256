package io.atopile.mcp.conformance.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quick compiler leaves alone only what can't tell that something changed, and no error stays hidden. */
class QuickCompilerTest {

    private static final String COUNTER =
            """
            package count;
            public class Counter {
                public static final int STEP = 2;
                private int value;
                public int next(int by) { return value += by; }
            }
            """;

    private static final String USER =
            """
            package count;
            class User {
                static final int TWICE = Counter.STEP * 2;
                int read() { return new Counter().next(lower.Base.ZERO); }
            }
            """;

    private static final String BASE = "package lower; public class Base { public static final int ZERO = 0; int one() { return 1; } }";

    @TempDir
    static Path classes;

    private static Method program;

    @TempDir
    Path folder;

    @BeforeAll
    static void compileTheProgram() throws Exception {
        var sources = Repository.ROOT.resolve(".ci");
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(), "-sourcepath",
                sources.toString(), sources.resolve("QuickCompiler.java").toString()));
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        program = loader.loadClass("QuickCompiler").getDeclaredMethod("run", String[].class);
        program.setAccessible(true);
    }

    @BeforeEach
    void compileAllOnce() throws Exception {
        write("lower", "lower/Base", BASE);
        write("main", "count/Counter", COUNTER);
        write("main", "count/User", USER);
        assertEquals("1 of 1 sources", compile("lower").said());
        assertEquals("2 of 2 sources", compile("main").said());
    }

    @Test
    void theArgumentsMayBeInAFile() throws Exception {
        write("main", "count/Counter", COUNTER.replace("+= by", "-= by"));
        var file = Files.write(folder.resolve("arguments"), arguments("main").stream().map(one -> '"' + one + '"').toList());
        assertEquals("1 of 2 sources", runScript(List.of("@" + file)).said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return value += by; | return value -= by;",
                "return value += by; | return new Object() { int one() { return by; } }.one();",
                "private int value; | private int value = 7; private void reset() {}",
            })
    void aChangeThatNoOtherClassCanSeeIsCompiledAlone(String old, String changed) throws Exception {
        write("main", "count/Counter", COUNTER.replace(old, changed));
        emptyTheClasses();
        assertEquals(new Outcome(true, "1 of 2 sources"), compile("main"));
        assertClassesAreThoseOfAWholeCompilation();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STEP = 2 | STEP = 3",
                "public int next(int by) | public short next(int by)",
                "public int next(int by) | public final int next(int by)",
                "public class | class Other {} public class",
            })
    void aChangeThatAnotherClassCanSeeCompilesTheModule(String old, String changed) throws Exception {
        write("main", "count/Counter", COUNTER.replace(old, changed).replace("return value += by", "return (short) (value += by)"));
        emptyTheClasses();
        assertEquals(new Outcome(true, "1 of 2 sources\n2 of 2 sources"), compile("main"));
        assertClassesAreThoseOfAWholeCompilation();
    }

    @Test
    void aSignatureThatAnotherClassNeedsFailsUntilItIsBack() throws Exception {
        write("main", "count/Counter", COUNTER.replace("int next(int by)", "int next(String by)").replace("+= by", "+= by.length()"));
        for (var attempt = 0; attempt < 2; attempt++) {
            emptyTheClasses();
            var outcome = compile("main");
            assertFalse(outcome.done());
            assertTrue(outcome.said().contains("User.java:4: error"), outcome.said());
        }
        write("main", "count/Counter", COUNTER);
        emptyTheClasses();
        assertEquals(new Outcome(true, ""), compile("main"));
        assertClassesAreThoseOfAWholeCompilation();
    }

    @Test
    void anErrorInTheChangedSourceIsReportedEveryTime() throws Exception {
        write("main", "count/Counter", COUNTER.replace("value += by", "value += bye"));
        for (var attempt = 0; attempt < 2; attempt++) {
            emptyTheClasses();
            var outcome = compile("main");
            assertFalse(outcome.done());
            assertTrue(outcome.said().contains("Counter.java:5: error"), outcome.said());
        }
    }

    @Test
    void aSourceThatIsNewOrGoneCompilesTheModule() throws Exception {
        var other = write("main", "count/Other", "package count; class Other {}");
        emptyTheClasses();
        assertEquals("3 of 3 sources", compile("main").said());
        Files.delete(other);
        emptyTheClasses();
        assertEquals("2 of 2 sources", compile("main").said());
        assertClassesAreThoseOfAWholeCompilation();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return 1 | return 2 | ''",
                "ZERO = 0 | ZERO = 1 | 2 of 2 sources",
                "int one() | long one() | 2 of 2 sources",
            })
    void ofAnotherModuleOnlyTheInterfaceCounts(String old, String changed, String said) throws Exception {
        write("lower", "lower/Base", BASE.replace(old, changed));
        assertTrue(compile("lower").done());
        emptyTheClasses();
        assertEquals(new Outcome(true, said), compile("main"));
        assertClassesAreThoseOfAWholeCompilation();
    }

    @Test
    void anotherOptionCompilesTheModule() throws Exception {
        var before = readClasses();
        var arguments = new ArrayList<>(arguments("main"));
        arguments.add("-parameters");
        assertEquals("2 of 2 sources", run(arguments).said());
        assertNotEquals(before, readClasses());
    }

    private Path write(String module, String name, String text) throws IOException {
        var file = folder.resolve(module, "java", name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What Maven does before it compiles. */
    private void emptyTheClasses() throws IOException {
        for (var file : listClasses()) {
            Files.delete(file);
        }
    }

    private List<Path> listClasses() throws IOException {
        try (var files = Files.walk(folder.resolve("main/classes"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String readClasses() throws IOException {
        var all = new StringBuilder();
        for (var file : listClasses()) {
            all.append(folder.relativize(file)).append(' ').append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    private void assertClassesAreThoseOfAWholeCompilation() throws Exception {
        var classes = readClasses();
        Files.delete(folder.resolve("main/classes.inputs"));
        emptyTheClasses();
        assertTrue(compile("main").done());
        assertEquals(readClasses(), classes);
    }

    private record Outcome(boolean done, String said) {}

    private Outcome compile(String module) throws Exception {
        return run(arguments(module));
    }

    private List<String> arguments(String module) throws IOException {
        try (var sources = Files.walk(folder.resolve(module))) {
            return Stream.concat(
                            Stream.of("-proc:none", "-d", folder.resolve(module, "classes").toString(), "-classpath",
                                    folder.resolve("lower/classes").toString(), "-sourcepath", folder.resolve(module, "java").toString()),
                            sources.filter(file -> file.toString().endsWith(".java")).map(Path::toString).sorted())
                    .toList();
        }
    }

    /** Runs the program in this process, which takes a tenth of the time. */
    private static Outcome run(List<String> arguments) throws Exception {
        var said = new ByteArrayOutputStream();
        var errors = System.err;
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            var done = (boolean) program.invoke(null, (Object) arguments.toArray(String[]::new));
            return new Outcome(done, said.toString(StandardCharsets.UTF_8).lines().collect(Collectors.joining("\n")));
        } finally {
            System.setErr(errors);
        }
    }

    private static Outcome runScript(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Repository.ROOT.resolve(".ci/quick-javac").toString()));
        command.addAll(arguments);
        var started = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(started.waitFor() == 0, said.lines().collect(Collectors.joining("\n")));
    }
}
