package io.atopile.mcp.conformance.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.conformance.parts.Program;
import io.atopile.mcp.conformance.parts.RealParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first command: only the model's replies are written down; the verdict is atopile's. */
class DemoTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EDIT = "\"call_id\": \"edit\"";

    @TempDir
    private Path scratch;

    @BeforeEach
    void needsAto() throws InterruptedException {
        RealParts.ato();
    }

    @Test
    void theBoardIsMendedAndAtopileSaysSo() throws Exception {
        var ended = demo();
        assertEquals(0, ended.code(), ended.out() + ended.err());
        assertTrue(ended.out().contains("blinker.ato:24:5: Field `led.ANODE` could not be resolved"), ended.out());
        assertTrue(ended.out().endsWith("atopile's verdict on the fixed board: verified.\n"), ended.out());
    }

    @Test
    void withoutTheEditItFails() throws Exception {
        var script = scratch.resolve("script.jsonl");
        Files.writeString(script, withoutTheEdit());
        var ended = demo("--script", script);
        assertEquals(1, ended.code(), ended.out() + ended.err());
        assertFalse(ended.out().contains("verified.\n"), ended.out());
        assertTrue(ended.out().endsWith("The board was not fixed.\n"), ended.out());
    }

    private Program.Ended demo(Object... more) throws InterruptedException {
        var command = new ArrayList<Object>(List.of(RealParts.installed(), "demo"));
        command.addAll(List.of(more));
        return Program.of(scratch, command.toArray())
                .with("XDG_STATE_HOME", scratch.resolve("state"))
                .with("XDG_CONFIG_HOME", scratch.resolve("config"))
                .run(PATIENCE);
    }

    private static String withoutTheEdit() throws IOException {
        try (var in = DemoTest.class.getResourceAsStream("/io/atopile/mcp/server/demo/script.jsonl")) {
            var whole = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(whole.contains(EDIT));
            return Arrays.stream(whole.split("(?m)(?=^\\{)"))
                    .filter(reply -> !reply.contains(EDIT))
                    .collect(Collectors.joining());
        }
    }
}
