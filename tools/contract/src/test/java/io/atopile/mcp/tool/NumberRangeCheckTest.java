package io.atopile.mcp.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class NumberRangeCheckTest {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    public record Inner(int depth) {}

    public record Numbers(Optional<Integer> small, Optional<Long> large, Optional<Double> real, Optional<List<Inner>> inner) {}

    public record Done(boolean done) {}

    @ToolSpec(name = "numbers", title = "Numbers", description = "Takes numbers.", toolset = Toolset.FILES, effects = Effect.READS, needsProject = false)
    private static final class Taking implements Tool<Numbers, Done> {
        @Override
        public ToolResult<Done> call(Numbers input, ToolContext context) {
            SEEN.add(input.toString());
            return ToolResult.ok(new Done(true), "Done.");
        }
    }

    private static ObjectNode call(String arguments) {
        var defects = new ArrayList<Throwable>();
        try (var box = new ToolRegistry(
                List.of(new Taking()), new NoProject(), (_, _, _) -> new Gate.Decision.Granted(), ActionLog.NONE, (_, defect) -> {
                    defects.add(defect);
                    return "d";
                })) {
            var reply = box.call(new ToolCall(
                    "numbers", (ObjectNode) Json.mapper().readTree(arguments), Json.object(), new ToolCaller(ToolCaller.Kind.CLIENT, "t"),
                    Progress.NONE, new CancellationSignal(), McpClientHandle.NONE));
            assertEquals(List.of(), defects);
            return Objects.requireNonNull(reply.structured());
        }
    }

    private record NoProject() implements Workspace {
        @Override
        public List<Path> roots() {
            return List.of();
        }

        @Override
        public Path resolve(Optional<String> project) throws ToolFailure {
            throw new ToolFailure(ErrorCode.NOT_FOUND, "none", "");
        }

        @Override
        public String label(Path directory) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"small\":1e308}|small", "{\"small\":1e400}|small", "{\"small\":\"NaN\"}|small", "{\"small\":9223372036854775808}|small",
        "{\"small\":2147483648}|small", "{\"small\":-2147483649}|small", "{\"small\":1e10}|small", "{\"small\":1.5}|small",
        "{\"small\":99999999999999999999}|small", "{\"large\":9223372036854775808}|large", "{\"large\":1e19}|large", "{\"large\":-1e400}|large",
        "{\"real\":1e400}|real", "{\"real\":-1e999999999}|real", "{\"real\":\"NaN\"}|real", "{\"inner\":[{\"depth\":1},{\"depth\":4294967296}]}|inner.1.depth",
        "{\"inner\":[{\"depth\":1e308}]}|inner.0.depth", "{\"small\":1e999999999}|small"
    })
    void whatNoNumberCanHoldIsToldByItsName(String arguments, String name) {
        var reply = call(arguments);
        assertEquals("validation_error", reply.path("code").asString(), reply::toString);
        assertTrue(reply.path("message").asString().startsWith("FAILED: " + name), reply::toString);
    }

    @Test
    void whatFitsIsTaken() {
        SEEN.clear();
        for (var arguments : List.of(
                "{\"small\":-0}", "{\"small\":-0.0}", "{\"small\":3.0}", "{\"small\":2147483647}", "{\"small\":-2147483648}", "{\"small\":1e3}",
                "{\"large\":9223372036854775807}", "{\"large\":-9223372036854775808}", "{\"real\":1e308}", "{\"real\":-0.0}", "{\"real\":5}")) {
            assertEquals("ok", call(arguments).path("code").asString(), arguments);
        }
        assertEquals(11, SEEN.size());
        assertTrue(SEEN.getFirst().contains("small=Optional[0]") && SEEN.get(5).contains("small=Optional[1000]"), SEEN.toString());
    }
}
