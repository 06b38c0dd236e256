package io.atopile.mcp.build;

import io.atopile.mcp.dialect.AtopileProgram;
import io.atopile.mcp.file.BoundedFile;
import io.atopile.mcp.interpreter.InterpreterCommand.DesignDescription;
import io.atopile.mcp.interpreter.InterpreterPool;
import io.atopile.mcp.introspect.DesignCompiler;
import io.atopile.mcp.project.AtoCli;
import io.atopile.mcp.project.ProjectFile;
import io.atopile.mcp.project.ProjectReadResult;
import io.atopile.mcp.tool.Json;
import io.atopile.mcp.verify.DesignVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Verifies the assertions of the design that a build has built. A build in an interpreter describes the design itself; after any other
 * build, the design is instantiated once more.
 */
final class BuildVerifier {

    private static final int LARGEST = 64 << 20;

    private final InterpreterPool interpreters;
    private final AtoCli ato;
    private final BuildRequest request;
    private final Path description;

    /** @param ato with the project's directories */
    BuildVerifier(InterpreterPool interpreters, AtoCli ato, BuildRecord build) {
        this.interpreters = interpreters;
        this.ato = ato;
        this.request = build.request();
        this.description = ato.directories().home().resolve("design-" + build.id() + ".json");
    }

    /** Returns what the build has to write; empty if the design has no assertions. */
    Optional<DesignDescription> findDescription() {
        return hasAssertions() ? Optional.of(new DesignDescription(ato.dialect().readProgram(AtopileProgram.DESIGN), description)) : Optional.empty();
    }

    private boolean hasAssertions() {
        return ProjectFile.read(request.root()) instanceof ProjectReadResult.Read(var project)
                && !AssertionScan.of(project, request.entry()).found().isEmpty();
    }

    /** Verifies the design after a build that succeeded; empty if it has no assertions, or if it can't be instantiated again. */
    Optional<DesignVerification> verify() throws InterruptedException {
        if (!hasAssertions()) {
            return Optional.empty();
        }
        var described = readDescription();
        var design = described.isPresent() ? described : compile();
        return design.map(this::verify);
    }

    /** A fault of the verification must not take the build's end with it. */
    private DesignVerification verify(JsonNode exported) {
        try {
            return DesignVerification.of(exported, request.root(), request.entry());
        } catch (RuntimeException | StackOverflowError fault) {
            return new DesignVerification(List.of(), List.of(), List.of(), Optional.of(fault.getClass().getSimpleName()));
        }
    }

    /** Deletes what a build wrote that isn't to be verified. */
    void discard() {
        try {
            Files.deleteIfExists(description);
        } catch (IOException _) {
            // The directory belongs to the project's processes, and is deleted with the project.
        }
    }

    private Optional<JsonNode> readDescription() {
        try {
            return Optional.of(Json.mapper().readTree(BoundedFile.readUnlinked(description, LARGEST)));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        } finally {
            discard();
        }
    }

    private Optional<JsonNode> compile() throws InterruptedException {
        return new DesignCompiler(interpreters).runFreeOfCode(ato, request.root(), request.entry(), AtopileProgram.DESIGN)
                        instanceof DesignCompiler.Result.Printed(var json)
                ? Optional.of(json)
                : Optional.empty();
    }
}
