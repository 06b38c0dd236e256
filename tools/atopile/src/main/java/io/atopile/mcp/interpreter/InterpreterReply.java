package io.atopile.mcp.interpreter;

import io.atopile.mcp.tool.Json;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** One line of the interpreter program's output. */
sealed interface InterpreterReply {

    /** It can run commands of this version of atopile. */
    record Ready(String version) implements InterpreterReply {}

    /** It can't run commands with this atopile. */
    record Unfit(String reason) implements InterpreterReply {}

    /** The command has been started. */
    record Started() implements InterpreterReply {}

    /** The command was not started, because a file that the interpreter had imported has changed. */
    record Stale() implements InterpreterReply {}

    /** The command wrote to its standard output (1) or standard error (2), each byte as one character. */
    record Written(int stream, String text) implements InterpreterReply {}

    /** The command has ended. {@code memory} is the interpreter's resident memory in KiB. */
    record Ended(int code, long memory) implements InterpreterReply {}

    /**
     * Reads one line.
     *
     * @throws IOException if the line is none of the interpreter's
     */
    static InterpreterReply parse(String line) throws IOException {
        try {
            JsonNode json = Json.mapper().readTree(line);
            if (json.has("code")) {
                return new Ended(json.get("code").asInt(), json.path("memory").asLong());
            }
            if (json.has("stream")) {
                return new Written(json.get("stream").asInt(), json.path("text").asString(""));
            }
            if (json.has("started")) {
                return new Started();
            }
            if (json.has("stale")) {
                return new Stale();
            }
            if (json.has("ready")) {
                return new Ready(json.get("ready").asString(""));
            }
            if (json.has("unfit")) {
                return new Unfit(json.get("unfit").asString(""));
            }
        } catch (JacksonException malformed) {
            throw new IOException("The interpreter wrote a malformed line", malformed);
        }
        throw new IOException("The interpreter wrote an unknown line");
    }
}
