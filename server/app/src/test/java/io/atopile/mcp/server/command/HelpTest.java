package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command explains itself, whichever way it is asked. */
class HelpTest {

    record Ended(int code, String out) {}

    private static Ended run(String line) {
        var out = new ByteArrayOutputStream();
        var code = AtopileMcp.run(line.split(" "), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "demo", "stdio", "serve", "doctor", "setup", "tools", "call", "run", "runs", "skill", "skill run", "parts", "settings", "settings show",
        "sandbox", "trust", "trust list", "trust remove", "log", "client-config", "token", "completion"
    })
    void everyCommandHasHelp(String command) {
        for (var option : new String[] {" --help", " -h"}) {
            var ended = run(command + option);
            assertEquals(0, ended.code(), ended.out());
            assertTrue(ended.out().contains("Usage: atopile-mcp " + command), ended.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"trust", "sandbox", "call", "settings"})
    void helpNamesACommand(String command) {
        var ended = run("help " + command);
        assertEquals(0, ended.code(), ended.out());
        assertTrue(ended.out().contains("Usage: atopile-mcp " + command), ended.out());
    }

    @Test
    void helpAloneListsTheCommands() {
        assertTrue(run("help").out().contains("client-config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-code", "claude", "CLAUDE"})
    void aClientIsKnownByItsProductsName(String client) {
        var ended = run("client-config " + client);
        assertEquals(0, ended.code());
        assertTrue(ended.out().startsWith("claude mcp add atopile"), ended.out());
    }
}
