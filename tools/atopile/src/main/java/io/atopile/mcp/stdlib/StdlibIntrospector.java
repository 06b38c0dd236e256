package io.atopile.mcp.stdlib;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.AtoProfiles;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Lists the contents of an atopile's library in its own interpreter, and checks the examples with its compiler. */
final class StdlibIntrospector {

    private static final Duration DEADLINE = Duration.ofSeconds(150);
    private static final int OUTPUT_LIMIT = 4_000_000;

    /** The script's output. */
    record Answer(List<DirectoryFingerprint> sources, List<StdlibItem> items) {

        Answer {
            sources = List.copyOf(sources);
            items = List.copyOf(items);
        }
    }

    private StdlibIntrospector() {}

    /** Returns a name of the script that changes whenever its text changes. */
    static String nameScript(AtoCli ato) {
        return StdlibIndex.computeFingerprint(ato.dialect().readProgram(AtopileProgram.LIBRARY));
    }

    /** Runs the script; empty if it fails. */
    static Optional<StdlibIndex> of(AtoCli ato) throws InterruptedException {
        try {
            var own = ato.withPurpose("stdlib");
            var scratch = Files.createDirectories(own.directories().home());
            var command = new Command(
                    ato.buildScriptCommand(AtopileProgram.LIBRARY), scratch, own.environment(), DEADLINE, OUTPUT_LIMIT)
                    .withConfinement(own.confine(AtoProfiles.createStandaloneProfile(own)));
            return command.run() instanceof Completion.Exited exited && exited.isSuccess()
                    ? Optional.of(index(ato, exited.output()))
                    : Optional.empty();
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private static StdlibIndex index(AtoCli ato, String json) {
        var answer = Json.mapper().readValue(json, Answer.class);
        var items = answer.items().stream()
                .sorted(Comparator.comparing(StdlibItem::type).thenComparing(StdlibItem::name))
                .toList();
        return new StdlibIndex(ato.python().toString(), ato.version(), nameScript(ato), answer.sources(), items);
    }
}
