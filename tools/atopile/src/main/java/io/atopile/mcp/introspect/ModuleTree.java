package io.atopile.mcp.introspect;

import io.atopile.mcp.process.Command;
import io.atopile.mcp.process.Completion;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Asks atopile's compiler, in its own interpreter, what an entry is made of. It takes two seconds. */
public final class ModuleTree {

    private static final Duration DEADLINE = Duration.ofSeconds(50);
    private static final int OUTPUT_LIMIT = 16 << 20;
    private static final TypeReference<Optional<List<ModuleMember>>> MEMBERS = new TypeReference<>() {};

    private ModuleTree() {}

    /** Everything below an entry, parents before children; empty when it can't be compiled. */
    public static Optional<List<ModuleMember>> of(AtoCli ato, Path root, String entry, int depth) throws InterruptedException {
        var command = new Command(
                List.of(ato.python().toString(), "-c", script(), root.toString(), entry, Integer.toString(depth)),
                root,
                ato.environment(),
                DEADLINE,
                OUTPUT_LIMIT);
        if (!(command.run() instanceof Completion.Exited exited) || !exited.succeeded()) {
            return Optional.empty();
        }
        try {
            var lines = exited.output().strip();
            return Json.mapper().readValue(lines.substring(lines.lastIndexOf('\n') + 1), MEMBERS);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static String script() {
        try (InputStream in = ModuleTree.class.getResourceAsStream("modules.py")) {
            if (in == null) {
                throw new IllegalStateException("modules.py is not in the distribution");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
