package io.atopile.mcp.introspect;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.imports.ConfinedReader;
import io.atopile.mcp.imports.ImportGraph;
import io.atopile.mcp.imports.ReadAccess;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.project.ProjectTrust;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Lists the members of an entry with atopile's compiler, in atopile's own interpreter. This takes two seconds. No file of the
 * project can replace a module of the interpreter; Python that the design imports is executed only as {@link ReadAccess} allows.
 */
public final class ModuleTree {

    private static final Duration DEADLINE = Duration.ofSeconds(50);
    private static final int OUTPUT_LIMIT = 16 << 20;
    private static final TypeReference<Optional<List<ModuleMember>>> MEMBERS = new TypeReference<>() {};

    /** The result of a query. */
    public sealed interface Answer {

        /** All members below the entry, parents before children. */
        record Members(List<ModuleMember> members) implements Answer {}

        /** The entry can't be compiled. */
        record Broken() implements Answer {}

        /** The compiler may not read the design, because {@code access} doesn't allow it. */
        record Forbidden(ReadAccess access) implements Answer {}
    }

    private ModuleTree() {}

    /** Lists the members of an entry of the form {@code file:Module}, {@code depth} levels deep; {@code root} is canonical. */
    public static Answer of(AtoCli ato, ProjectTrust trust, Path root, String entry, int depth) throws InterruptedException {
        var access = ReadAccess.of(ImportGraph.ofAnySource(root).ofEntry(entry), root, ato, trust);
        var command = ato.buildScriptCommand(AtopileProgram.MODULES, root.toString(), entry, Integer.toString(depth));
        try {
            return switch (access) {
                case ReadAccess.Unconfined _ -> answer(runReading(ato.withProject(root), root, command));
                case ReadAccess.Confined _ -> answer(runConfined(ato, root, command));
                case ReadAccess.Denied _, ReadAccess.Escaping _ -> new Answer.Forbidden(access);
            };
        } catch (IOException _) {
            return new Answer.Broken();
        }
    }

    private static Completion runReading(AtoCli ato, Path root, List<String> command) throws IOException, InterruptedException {
        return new Command(command, ato.directories().home(), ato.environment(), DEADLINE, OUTPUT_LIMIT)
                .withConfinement(ato.confine(AtoProfiles.createReadProfile(ato, root)))
                .run();
    }

    private static Completion runConfined(AtoCli ato, Path root, List<String> command) throws IOException, InterruptedException {
        try (var reader = ConfinedReader.open(ato, root)) {
            return new Command(command, reader.directory(), reader.environment(), DEADLINE, OUTPUT_LIMIT).withConfinement(reader.confinement()).run();
        }
    }

    private static Answer answer(Completion completion) {
        if (!(completion instanceof Completion.Exited exited) || !exited.isSuccess()) {
            return new Answer.Broken();
        }
        try {
            var lines = exited.output().strip();
            return Json.mapper()
                    .readValue(lines.substring(lines.lastIndexOf('\n') + 1), MEMBERS)
                    .<Answer>map(Answer.Members::new)
                    .orElseGet(Answer.Broken::new);
        } catch (JacksonException _) {
            return new Answer.Broken();
        }
    }
}
