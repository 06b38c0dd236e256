package io.atopile.mcp.agent.codex;

import io.atopile.mcp.policy.Mode;
import io.atopile.mcp.tool.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of a call, convertible to those of {@code run_agent}. Field names are compared by their letters only,
 * so {@code approval_policy} and {@code approvalPolicy} are the same as {@code approval-policy}; unknown fields are
 * ignored.
 */
record CodexRequest(Map<String, String> fields) {

    private static final int LONGEST_WAIT_SECONDS = 3600;
    private static final String SANDBOX_STATE = "codex/sandbox-state-meta";
    private static final String READ_ONLY = """
            {"permissionProfile": {"type": "managed", "network": "restricted", "file_system": {"type": "restricted", "entries": []}}}""";

    static CodexRequest of(ObjectNode arguments) {
        var fields = new HashMap<String, String>();
        arguments.properties().stream()
                .filter(field -> field.getValue().isString())
                .forEach(field -> fields.put(normalizeName(field.getKey()), field.getValue().asString()));
        return new CodexRequest(fields);
    }

    /** Returns the first problem of the request, as a message for the caller. */
    Optional<String> findProblem(boolean isReply) {
        if (findText("prompt").isEmpty()) {
            return Optional.of("prompt is missing.");
        }
        if (isReply && thread().isEmpty()) {
            return Optional.of("threadId is missing.");
        }
        return Stream.of(
                        checkChoice("approvalpolicy", "approval-policy", Stream.of("untrusted", "on-failure", "on-request", "never")),
                        checkChoice("sandbox", "sandbox", Stream.of("read-only", "workspace-write", "danger-full-access")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> checkChoice(String field, String name, Stream<String> known) {
        var words = known.toList();
        return findText(field)
                .filter(value -> !words.contains(value))
                .map(_ -> "%s must be one of %s.".formatted(name, String.join(", ", words)));
    }

    Optional<String> thread() {
        return findText("threadid").or(() -> findText("conversationid"));
    }

    boolean isAskingForbidden() {
        return findText("approvalpolicy").filter("never"::equals).isPresent();
    }

    /** Returns the run's mode; empty for the one of the user's settings. */
    private Optional<String> resolveMode() {
        return findText("approvalpolicy").flatMap(policy -> switch (policy) {
            case "untrusted" -> Optional.of(Mode.ASK.toString());
            case "on-failure" -> Optional.of(Mode.AUTO_SAFE.toString());
            default -> Optional.empty();
        });
    }

    ObjectNode forRunAgent() {
        var arguments = Json.object().put("prompt", findText("prompt").orElse("")).put("wait_seconds", LONGEST_WAIT_SECONDS);
        findText("model").ifPresent(model -> arguments.put("model", model));
        findText("cwd").ifPresent(cwd -> arguments.put("project", toAbsolute(cwd)));
        thread().ifPresent(thread -> arguments.put("thread_id", thread));
        resolveMode().ifPresent(mode -> arguments.put("approval", mode));
        var instructions = Stream.of("baseinstructions", "developerinstructions")
                .flatMap(field -> findText(field).stream())
                .collect(Collectors.joining("\n\n"));
        return instructions.isEmpty() ? arguments : arguments.put("instructions", instructions);
    }

    /** Returns the caller's metadata; a requested read-only sandbox replaces a wider one. */
    ObjectNode buildMeta(ObjectNode told) {
        var meta = told.deepCopy();
        if (findText("sandbox").filter("read-only"::equals).isPresent()) {
            JsonNode state = Json.mapper().readTree(READ_ONLY);
            meta.set(SANDBOX_STATE, state);
        }
        return meta;
    }

    private Optional<String> findText(String field) {
        return Optional.ofNullable(fields.get(field)).filter(text -> !text.isBlank());
    }

    private static String toAbsolute(String folder) {
        try {
            return Path.of("").toAbsolutePath().resolve(folder).normalize().toString();
        } catch (InvalidPathException _) {
            return folder;
        }
    }

    private static String normalizeName(String name) {
        return name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
