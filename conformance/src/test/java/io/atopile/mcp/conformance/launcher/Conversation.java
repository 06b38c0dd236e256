package io.atopile.mcp.conformance.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atopile.mcp.tool.Json;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;

/** The short conversation by which a test tells that the real program answers, and that nothing else does. */
final class Conversation {

    static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
            "capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""";

    static final String LIST = """
            {"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}""";

    static final String CALL = """
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"workspace_list_targets","arguments":{}}}""";

    /** The JDK of this test, for a launcher whose home directory is not the user's. */
    static final Map<String, String> REAL_JDK = Map.of("JAVA_HOME", System.getProperty("java.home"));

    private Conversation() {}

    /** Each line of {@code out} is a result, and there is one for each id from 1 to {@code last}. */
    static void assertAnswered(String out, int last) {
        var ids = new ArrayList<Integer>();
        for (var line : out.lines().toList()) {
            var message = Json.mapper().readTree(line);
            assertEquals("2.0", message.path("jsonrpc").asString(""), line);
            assertEquals(true, message.path("result").isObject(), line);
            ids.add(message.path("id").asInt(0));
        }
        assertEquals(IntStream.rangeClosed(1, last).boxed().toList(), ids.stream().sorted().toList());
    }
}
