package io.atopile.mcp.agent.engine;

import static io.atopile.mcp.agent.engine.Workshop.call;
import static io.atopile.mcp.agent.engine.Workshop.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.agent.RunEvent;
import io.atopile.mcp.agent.RunStatus;
import io.atopile.mcp.model.ModelReply;
import io.atopile.mcp.model.TokenUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversation is made shorter before it fills nine tenths of the model's window of 100 000 tokens. */
class FullWindowTest {

    private static final int OF_THE_OUTPUT = 500;

    @TempDir
    Path folder;

    /** {@code counted} by the provider; the output of the call that follows is estimated. */
    @ParameterizedTest
    @CsvSource({
        "1000, 0",
        "89000, 0",
        "89990, 1",
        "90000, 1",
        "120000, 1"
    })
    void whatIsCountedAndWhatCameSinceFillTheWindow(long counted, int compactions) throws Exception {
        var asked = new AtomicInteger();
        var model = PlayedModel.of(_ -> asked.incrementAndGet() == 1
                ? new ModelReply.Completed("r1", List.of(call("a", "look", "{}")), new TokenUsage(counted - 10, 0, 10, 0), true)
                : new ModelReply.Completed("r", List.of(say("Done.")), new TokenUsage(100, 0, 10, 0), true));
        try (var shop = new Workshop(folder, new CountedTools(_ -> CountedTools.ok("seen")), model)) {
            var run = shop.begin();
            assertEquals(RunStatus.COMPLETED, shop.end(run).status());
            var compacted = Workshop.events(run, RunEvent.Compacted.class);
            assertEquals(compactions, compacted.size());
            assertEquals(2 + compactions, asked.get());
            assertTrue(compacted.stream().allMatch(event -> event.contextBefore() > counted && event.contextBefore() < counted + OF_THE_OUTPUT), compacted::toString);
        }
    }
}
