package io.atopile.mcp.introspect;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.imports.ConfinedReader;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.interpreter.InterpreterCommand;
import io.atopile.mcp.interpreter.InterpreterLease;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.interpreter.InterpreterPurpose;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.process.ProcessConfinement;
import io.atopile.mcp.process.SupervisedProcess;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Runs our programs that compile a design with atopile, which don't write to the project and have no network: in the project's warm
 * interpreter, or in a process of their own that takes two seconds longer. No file of the project can replace a module of the
 * interpreter; Python that the design imports is executed only as {@link ReadAccess} allows, and never in the warm one.
 */
public final class DesignCompiler {

    private static final Duration DEADLINE = Duration.ofSeconds(50);
    private static final int OUTPUT_LIMIT = 16 << 20;

    private final InterpreterPool interpreters;

    /** The result of a program. */
    public sealed interface Result {

        /** It printed this as its last line. */
        record Printed(JsonNode json) implements Result {}

        /** It failed, or printed no JSON. */
        record Broken() implements Result {}

        /** It may not read the design, because {@code access} doesn't allow it. */
        record Forbidden(ReadAccess access) implements Result {}
    }

    public DesignCompiler(InterpreterPool interpreters) {
        this.interpreters = interpreters;
    }

    /**
     * Runs a program whose arguments are the project's root, the entry and what follows.
     *
     * @param root canonical
     * @param entry of the form {@code file:Module}, relative to the root
     */
    public Result run(AtoCli ato, ProjectTrust trust, Path root, String entry, AtopileProgram program, String... options) throws InterruptedException {
        return run(ato, trust, root, program, listArguments(root, entry, options), entry, true);
    }

    /** Does the same without an interpreter, for a design that is read only once. */
    public Result runOnce(AtoCli ato, ProjectTrust trust, Path root, String entry, AtopileProgram program) throws InterruptedException {
        return run(ato, trust, root, program, listArguments(root, entry), entry, false);
    }

    private Result run(AtoCli ato, ProjectTrust trust, Path root, AtopileProgram program, List<String> arguments, String entry, boolean warm)
            throws InterruptedException {
        var imports = ImportGraph.ofAnySource(root).ofEntry(entry);
        var access = ReadAccess.of(imports, root, ato, trust);
        try {
            return switch (access) {
                case ReadAccess.Unconfined _ -> parse(runReading(ato.withProject(root), root, program, arguments, warm && imports.isFreeOfCode()));
                case ReadAccess.Confined _ -> parse(runConfined(ato, root, ato.buildScriptCommand(program, arguments.toArray(String[]::new))));
                case ReadAccess.Denied _, ReadAccess.Escaping _ -> new Result.Forbidden(access);
            };
        } catch (IOException _) {
            return new Result.Broken();
        }
    }

    /**
     * Runs a program for a design that executes no Python.
     *
     * @param ato with the project's directories
     */
    public Result runFreeOfCode(AtoCli ato, Path root, String entry, AtopileProgram program) throws InterruptedException {
        try {
            return parse(runReading(ato, root, program, listArguments(root, entry), true));
        } catch (IOException _) {
            return new Result.Broken();
        }
    }

    private static List<String> listArguments(Path root, String entry, String... options) {
        return Stream.concat(Stream.of(root.toString(), entry), Stream.of(options)).toList();
    }

    private Optional<String> runReading(AtoCli ato, Path root, AtopileProgram program, List<String> arguments, boolean warm)
            throws IOException, InterruptedException {
        var profile = AtoProfiles.createReadProfile(ato, root);
        var lease = warm ? interpreters.takeLease(ato, root, InterpreterPurpose.READ) : Optional.<InterpreterLease>empty();
        if (lease.isPresent()) {
            try (var held = lease.get()) {
                var output = held.configuration().resolve("output.txt");
                var errors = held.configuration().resolve("errors.txt");
                var command = new InterpreterCommand(
                        Optional.of(ato.dialect().readProgram(program)), arguments, ato.directories().home(), Map.of(), output, errors);
                var started = held.start(ato, profile, ato.environment(), command);
                if (started.isPresent()) {
                    return awaitOutput(started.get(), output);
                }
            }
        }
        return runCold(ato.buildScriptCommand(program, arguments.toArray(String[]::new)), ato.directories().home(), ato.environment(), ato.confine(profile));
    }

    private static Optional<String> awaitOutput(SupervisedProcess started, Path output) throws IOException, InterruptedException {
        try (started) {
            return started.await(DEADLINE).equals(OptionalInt.of(0)) ? Optional.of(BoundedFile.readText(output, OUTPUT_LIMIT)) : Optional.empty();
        }
    }

    private static Optional<String> runConfined(AtoCli ato, Path root, List<String> command) throws IOException, InterruptedException {
        try (var reader = ConfinedReader.open(ato, root)) {
            return runCold(command, reader.directory(), reader.environment(), reader.confinement());
        }
    }

    private static Optional<String> runCold(List<String> command, Path directory, Map<String, String> environment, ProcessConfinement confinement)
            throws InterruptedException {
        var completion = new Command(command, directory, environment, DEADLINE, OUTPUT_LIMIT).withConfinement(confinement).run();
        return completion instanceof Completion.Exited exited && exited.isSuccess() ? Optional.of(exited.output()) : Optional.empty();
    }

    private static Result parse(Optional<String> output) {
        try {
            var lines = output.orElse("").strip();
            return lines.isEmpty() ? new Result.Broken() : new Result.Printed(Json.mapper().readTree(lines.substring(lines.lastIndexOf('\n') + 1)));
        } catch (JacksonException _) {
            return new Result.Broken();
        }
    }
}
