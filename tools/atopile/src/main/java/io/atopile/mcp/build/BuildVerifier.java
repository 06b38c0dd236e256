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
import io.atopile.mcp.verify.ExportedDesign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Verifies the assertions of the design that one build builds. A build in an interpreter describes the design itself; after any other
 * build, the design is instantiated once more. What a build described is deleted at the latest with this object.
 */
final class BuildVerifier implements AutoCloseable {

    private static final int LARGEST = 64 << 20;

    private final InterpreterPool interpreters;
    private final AtoCli ato;
    private final BuildRequest request;
    private final Path description;
    private final Optional<AssertionScan> written;

    /**
     * Finds the assertions of the sources as they are before the build.
     *
     * @param ato with the project's directories
     */
    BuildVerifier(InterpreterPool interpreters, AtoCli ato, BuildRecord build) {
        this.interpreters = interpreters;
        this.ato = ato;
        this.request = build.request();
        this.description = ato.directories().home().resolve("design-" + build.id() + ".json");
        this.written = ProjectFile.read(request.root()) instanceof ProjectReadResult.Read(var project)
                ? Optional.of(AssertionScan.of(project, request.entry()))
                : Optional.empty();
    }

    /** Returns the assertions of the sources; empty if the project's {@code ato.yaml} can't be read. */
    Optional<AssertionScan> scan() {
        return written;
    }

    /** Returns what the build has to write; empty if the design has no assertions. */
    Optional<DesignDescription> findDescription() {
        return hasAssertions() ? Optional.of(new DesignDescription(ato.dialect().readProgram(AtopileProgram.DESIGN), description)) : Optional.empty();
    }

    private boolean hasAssertions() {
        return written.filter(scan -> !scan.listAssertions().isEmpty()).isPresent();
    }

    /** Verifies the design after a build that succeeded; empty if it has no assertions, or if it can't be instantiated again. */
    Optional<DesignVerification> verify() throws InterruptedException {
        if (!hasAssertions()) {
            return Optional.empty();
        }
        var described = readDescription();
        var design = described.isPresent() ? described : compile();
        return design.isPresent() ? Optional.of(verify(design.get())) : Optional.empty();
    }

    /** A fault of the verification must not take the build's end with it. */
    private DesignVerification verify(JsonNode exported) throws InterruptedException {
        try {
            return DesignVerification.of(ExportedDesign.read(exported, request.root(), request.entry()));
        } catch (RuntimeException | StackOverflowError fault) {
            return DesignVerification.ofFailure(fault.getClass().getSimpleName());
        }
    }

    private Optional<JsonNode> readDescription() {
        try {
            return Optional.of(Json.mapper().readTree(BoundedFile.readUnlinked(description, LARGEST)));
        } catch (IOException | JacksonException _) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> compile() throws InterruptedException {
        return new DesignCompiler(interpreters).runFreeOfCode(ato, request.root(), request.entry(), AtopileProgram.DESIGN)
                        instanceof DesignCompiler.Result.Printed(var json)
                ? Optional.of(json)
                : Optional.empty();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(description);
        } catch (IOException _) {
            return; // The directory belongs to the project's processes, and is deleted with the project.
        }
    }
}
