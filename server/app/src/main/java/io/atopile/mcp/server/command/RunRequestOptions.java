package io.atopile.mcp.server.command;

import io.atopile.mcp.agent.RunPurpose;
import io.atopile.mcp.agent.engine.RunRequest;
import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.server.shell.ImageFile;
import io.atopile.mcp.tool.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What a run may be told beside its prompt. */
final class RunRequestOptions {

    private static final int MOST_IMAGES = 10;

    @Option(names = "--image", paramLabel = "FILE", description = "A PNG, JPEG, WebP or GIF shown beside the prompt, up to 10 MB; may be repeated.")
    private List<Path> images = List.of();

    @Option(names = "--plan", description = "Only read, and end with a plan for you to approve.")
    private boolean plan;

    @Option(
            names = "--approval",
            paramLabel = "MODE",
            description = "What the run does without asking: ${COMPLETION-CANDIDATES}; only stricter than the settings.")
    @Nullable
    private Mode approval;

    @Option(names = "--allow-tool", paramLabel = "NAME", split = ",", description = "Only these tools; may be repeated.")
    private List<String> allowed = List.of();

    @Option(names = "--deny-tool", paramLabel = "NAME", split = ",", description = "None of these tools; may be repeated.")
    private List<String> denied = List.of();

    @Option(names = "--max-tool-calls", paramLabel = "N", description = "How many calls the run may make; only fewer than the settings.")
    @Nullable
    private Integer calls;

    @Option(names = "--max-minutes", paramLabel = "N", description = "How long it may work; waiting for you is left out.")
    @Nullable
    private Integer minutes;

    @Option(names = "--max-tokens", paramLabel = "N", description = "How many tokens may go in and out.")
    @Nullable
    private Long tokens;

    @Option(names = "--model", paramLabel = "NAME", description = "The model, in place of the one in the settings.")
    @Nullable
    private String model;

    @Option(names = "--instructions", paramLabel = "FILE", description = "A text that says how to work.")
    @Nullable
    private Path instructions;

    @Option(names = "--output-schema", paramLabel = "FILE", description = "A JSON Schema that the final answer must match.")
    @Nullable
    private Path schema;

    /**
     * All of it as a wish.
     *
     * @throws IllegalArgumentException when a limit is not above zero, or a file is not what it should be
     */
    RunRequest buildRequest(String prompt, Optional<Path> project, Optional<String> thread, Optional<Long> forkAt) {
        try {
            return new RunRequest(
                    prompt, images(), project, thread, forkAt, plan ? RunPurpose.PLAN : RunPurpose.WORK, Optional.ofNullable(approval),
                    allowed, denied, limits(), Optional.ofNullable(model), readText(instructions), readText(schema).map(this::parseSchema), List.of());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private RunRequest.Limits limits() {
        for (var limit : new Number[] {calls, minutes, tokens}) {
            if (limit != null && limit.longValue() < 1) {
                throw new IllegalArgumentException("A limit is at least 1.");
            }
        }
        return new RunRequest.Limits(Optional.ofNullable(calls), Optional.ofNullable(minutes), Optional.ofNullable(tokens));
    }

    private List<String> images() throws IOException {
        if (images.size() > MOST_IMAGES) {
            throw new IllegalArgumentException("At most %d images can be shown.".formatted(MOST_IMAGES));
        }
        var urls = new ArrayList<String>();
        for (var image : images) {
            urls.add(ImageFile.readDataUrl(image));
        }
        return urls;
    }

    private static Optional<String> readText(@Nullable Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file %s.".formatted(file));
        }
        return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    }

    private ObjectNode parseSchema(String text) {
        try {
            if (Json.mapper().readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("%s is not JSON: %s".formatted(schema, broken.getOriginalMessage()), broken);
        }
        throw new IllegalArgumentException("%s holds no JSON object.".formatted(schema));
    }
}
