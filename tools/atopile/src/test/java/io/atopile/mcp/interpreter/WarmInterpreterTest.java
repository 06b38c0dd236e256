package io.atopile.mcp.interpreter;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.dialect.AtoVersion;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interpreter program, with a small Python package in place of atopile. */
class WarmInterpreterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** What {@code ato} does with its first argument. */
    private static final String COMMANDS = """
            import os, signal, subprocess, sys, time

            def main():
                name = sys.argv[1]
                if name == "print":
                    print(os.environ["NAME"], os.getcwd(), sys.argv[2:])
                    print("\\u00e9\\n" * 3, file=sys.stderr)
                elif name == "exit":
                    sys.exit(int(sys.argv[2]))
                elif name == "fail":
                    raise ValueError("wrong")
                elif name == "leave":
                    subprocess.Popen(["sleep", "600"], start_new_session=True)
                elif name == "wait":
                    print("waiting", flush=True)
                    time.sleep(600)
                elif name == "resist":
                    signal.signal(signal.SIGINT, signal.SIG_IGN)
                    print("waiting", flush=True)
                    time.sleep(600)
            """;

    @TempDir
    Path folder;

    private Path packages;
    private Optional<WarmInterpreter> interpreter = Optional.empty();

    @BeforeEach
    void writePackages() throws IOException {
        folder = folder.toRealPath();
        packages = folder.resolve("packages");
        write("atopile/__init__.py", "");
        write("atopile/cli/__init__.py", "");
        write("atopile/cli/cli.py", COMMANDS);
        write("atopile/logging.py", "class AtoLogger:\n    _periodic_flush_thread = None\n    @classmethod\n    def start_periodic_flush(cls): pass\n    @classmethod\n    def stop_periodic_flush(cls): pass\n");
        write("atopile/compiler/__init__.py", "");
        write("atopile/compiler/parse.py", "def parse_text_as_file_recovering(text): pass\n");
        write("atopile/model/__init__.py", "");
        write("atopile/model/build_queue.py", "import time\ndef _mp_build_worker(): pass\n");
        write("atopile/mp_context.py", "_mp_context = None\ndef get_mp_context(): return _mp_context\n");
        write("atopile-0.15.9.dist-info/METADATA", "Metadata-Version: 2.1\nName: atopile\nVersion: 0.15.9\n");
    }

    @AfterEach
    void close() {
        interpreter.ifPresent(WarmInterpreter::close);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(packages.resolve(name).getParent());
        Files.writeString(packages.resolve(name), text);
    }

    private WarmInterpreter start() throws Exception {
        var environment = Map.of("PYTHONPATH", packages.toString(), "PATH", System.getenv("PATH"), "PYTHONDONTWRITEBYTECODE", "1");
        var ato = new AtoCli(folder.resolve("ato"), PYTHON, new AtoVersion(0, 15, 9), folder, environment);
        var started = WarmInterpreter.start(ato, folder, environment, ProcessConfinement.NONE);
        interpreter = Optional.of(started);
        return started;
    }

    private Optional<SupervisedProcess> run(WarmInterpreter in, String... arguments) throws Exception {
        return in.start(new InterpreterCommand(Optional.empty(), List.of(arguments), folder, Map.of("NAME", "builder"), folder.resolve("out"), folder.resolve("err")));
    }

    private OptionalInt runToEnd(WarmInterpreter in, String... arguments) throws Exception {
        try (var job = run(in, arguments).orElseThrow()) {
            return job.await(PATIENCE);
        }
    }

    @Test
    void aCommandHasItsArgumentsEnvironmentAndOutput() throws Exception {
        assertEquals(OptionalInt.of(0), runToEnd(start(), "print", "a b", "ü"));
        assertEquals("builder %s ['a b', 'ü']\n".formatted(folder), Files.readString(folder.resolve("out")));
        assertEquals("é\né\né\n\n", Files.readString(folder.resolve("err")));
    }

    @ParameterizedTest
    @CsvSource({"exit, 0, 0", "exit, 7, 7", "fail, 0, 1"})
    void aCommandHasTheExitCodeOfItsOwnProcess(String command, String argument, int code) throws Exception {
        var warm = start();
        assertEquals(OptionalInt.of(code), runToEnd(warm, command, argument));
        assertEquals(command.equals("fail"), Files.readString(folder.resolve("err")).endsWith("ValueError: wrong\n"));
        assertEquals(OptionalInt.of(0), runToEnd(warm, "print"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "import sys; print(sys.argv, __name__) | 0 | ['-c', 'a b'] __main__",
        "import sys; sys.exit(3) | 3 |",
        "import atopile.cli.cli; print(atopile.cli.cli.main.__name__) | 0 | main",
        "raise ValueError('wrong') | 1 |"
    })
    void aProgramRunsAsAProcessOfItsOwnWould(String program, int code, String output) throws Exception {
        var warm = start();
        var command = new InterpreterCommand(Optional.of(program), List.of("a b"), folder, Map.of(), folder.resolve("out"), folder.resolve("err"));
        try (var job = warm.start(command).orElseThrow()) {
            assertEquals(OptionalInt.of(code), job.await(PATIENCE));
        }
        assertEquals(output == null ? "" : output, Files.readString(folder.resolve("out")).strip());
        assertEquals(program.startsWith("raise"), Files.readString(folder.resolve("err")).endsWith("ValueError: wrong\n"));
        assertEquals(OptionalInt.of(0), runToEnd(warm, "print"));
    }

    @Test
    void aBuildDescribesTheDesignWhenItHasInstantiatedIt() throws Exception {
        write("atopile/build_steps.py", """
                class Step:
                    def func(self, context): context.app = "the design"
                post_instantiation_setup = Step()
                post_instantiation_setup.func = post_instantiation_setup.func
                """);
        write("atopile/cli/cli.py", """
                import types
                from atopile.build_steps import post_instantiation_setup

                def main():
                    post_instantiation_setup.func(types.SimpleNamespace())
                """);
        var warm = start();
        var description = new InterpreterCommand.DesignDescription("def write(app, path): open(path, 'w').write(app)", folder.resolve("design"));
        var command = new InterpreterCommand(
                Optional.empty(), List.of(), folder, Map.of(), folder.resolve("out"), folder.resolve("err"), Optional.of(description));
        try (var job = warm.start(command).orElseThrow()) {
            assertEquals(OptionalInt.of(0), job.await(PATIENCE));
        }
        assertEquals("the design", Files.readString(folder.resolve("design")));
        Files.delete(folder.resolve("design"));
        assertEquals(OptionalInt.of(0), runToEnd(warm));
        assertFalse(Files.exists(folder.resolve("design")), "the next build has its own steps");
    }

    @Test
    void whatACommandLeavesRunningIsGoneWhenItHasEnded() throws Exception {
        var warm = start();
        var idle = warm.processes().size();
        assertEquals(OptionalInt.of(0), runToEnd(warm, "leave"));
        assertEquals(idle, warm.processes().size());
        assertTrue(warm.isIdle());
    }

    @ParameterizedTest
    @CsvSource({"wait, 130", "resist, 137"})
    void aCancelledCommandIsInterruptedAndIfNeedBeKilled(String command, int code) throws Exception {
        var warm = start();
        var job = run(warm, command).orElseThrow();
        await().until(() -> Files.readString(folder.resolve("out")).equals("waiting\n"));
        assertFalse(warm.isIdle());
        job.cancel();
        assertEquals(OptionalInt.of(code), job.await(PATIENCE));
        assertEquals(OptionalInt.of(0), runToEnd(warm, "print"));
    }

    @Test
    void aKilledInterpreterTakesItsCommandWithIt() throws Exception {
        var warm = start();
        var job = run(warm, "wait").orElseThrow();
        await().until(() -> Files.readString(folder.resolve("out")).equals("waiting\n"));
        var family = warm.processes();
        family.getLast().destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        assertEquals(OptionalInt.of(137), job.await(PATIENCE));
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertTrue(run(warm, "print").isEmpty());
    }

    @Test
    void closingEndsTheCommandToo() throws Exception {
        var warm = start();
        var job = run(warm, "resist").orElseThrow();
        var family = warm.processes();
        warm.close();
        assertEquals(OptionalInt.of(137), job.await(PATIENCE));
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aChangedFileOfAtopileMakesItStale() throws Exception {
        var warm = start();
        assertEquals(OptionalInt.of(0), runToEnd(warm, "print"));
        write("atopile/logging.py", "class AtoLogger: pass\n");
        assertTrue(run(warm, "print").isEmpty());
        assertFalse(warm.isIdle());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "atopile/logging.py | class AtoLogger: pass | AtoLogger has no start_periodic_flush",
        "atopile/model/build_queue.py | import time | atopile.model.build_queue has no _mp_build_worker",
        "atopile/mp_context.py | x = 1 | atopile.mp_context has no _mp_context",
        "atopile/__init__.py | f = open('x.db', 'w') | importing atopile opens a database",
        "atopile-0.15.9.dist-info/METADATA | Name: atopile; Version: 0.16.1 | atopile 0.16.1",
        "atopile-0.15.9.dist-info/METADATA | Name: atopile; Version: 0.15.8 | it imports atopile 0.15.8",
        "atopile/cli/cli.py | import nothing_of_that_name | it ended"
    })
    void anAtopileThatIsNotAsExpectedIsRefused(String file, String text, String reason) throws Exception {
        write(file, text.replace("; ", "\n") + "\n");
        assertEquals(reason, assertThrows(UnfitInterpreterException.class, this::start).getMessage());
    }
}
