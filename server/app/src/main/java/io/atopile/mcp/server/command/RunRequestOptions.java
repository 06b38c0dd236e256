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

/** The options of a run in addition to its prompt. */
final class RunRequestOptions {

    private static final int MOST_IMAGES = 10;

    @Option(names = "--image", paramLabel = "FILE", description = "A PNG, JPEG, WebP or GIF file to send with the prompt, up to 10 MB; may be repeated.")
    private List<Path> images = List.of();

    @Option(names = "--plan", description = "Only read, and finish with a plan for you to approve.")
    private boolean plan;

    @Option(
            names = "--approval",
            paramLabel = "MODE",
            description = "What the run may do without asking: ${COMPLETION-CANDIDATES}; can only be stricter than the settings.")
    @Nullable
    private Mode approval;

    @Option(names = "--allow-tool", paramLabel = "NAME", split = ",", description = "Allow only these tools; may be repeated.")
    private List<String> allowed = List.of();

    @Option(names = "--deny-tool", paramLabel = "NAME", split = ",", description = "Deny these tools; may be repeated.")
    private List<String> denied = List.of();

    @Option(names = "--max-tool-calls", paramLabel = "N", description = "Maximum number of tool calls; can only be lower than in the settings.")
    @Nullable
    private Integer calls;

    @Option(names = "--max-minutes", paramLabel = "N", description = "Maximum working time in minutes, not counting the time spent waiting for you.")
    @Nullable
    private Integer minutes;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Maximum number of tokens, input and output together.")
    @Nullable
    private Long tokens;

    @Option(names = "--model", paramLabel = "NAME", description = "The model to use instead of the one in the settings.")
    @Nullable
    private String model;

    @Option(names = "--instructions", paramLabel = "FILE", description = "A text file with instructions on how to work.")
    @Nullable
    private Path instructions;

    @Option(names = "--output-schema", paramLabel = "FILE", description = "A JSON Schema that the final answer must match.")
    @Nullable
    private Path schema;

    /**
     * Builds the request.
     *
     * @throws IllegalArgumentException if a limit is not positive, or a file is missing or invalid
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
                throw new IllegalArgumentException("A limit must be at least 1.");
            }
        }
        return new RunRequest.Limits(Optional.ofNullable(calls), Optional.ofNullable(minutes), Optional.ofNullable(tokens));
    }

    private List<String> images() throws IOException {
        if (images.size() > MOST_IMAGES) {
            throw new IllegalArgumentException("At most %d images can be sent.".formatted(MOST_IMAGES));
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
        throw new IllegalArgumentException("%s does not contain a JSON object.".formatted(schema));
    }
}
