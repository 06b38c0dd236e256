package io.atopile.mcp.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atopile.mcp.server.CommonOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The quick way through the options must read what the command line reads, or leave it to the command line. */
class CommonOptionsMixinTest {

    @Command
    static final class Holder {
        @Mixin
        @SuppressWarnings("NullAway.Init")
        private CommonOptionsMixin options;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--read-only",
                "--project a --project b",
                "--toolsets files,builds --policy ask",
                "--policy AUTO_SAFE --read-only --project /x --profile fast",
                "--sandbox read-only",
                "--sandbox danger-full-access --policy ask"
            })
    void bothReadTheSame(String line) {
        var arguments = arguments(line);
        var holder = new Holder();
        new CommandLine(holder)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments.toArray(String[]::new));
        assertEquals(holder.options.toOptions(), CommonOptions.tryParse(arguments).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--project", "--policy never", "--profile", "--toolsets cake", "--sandbox never", "--project=x", "stray"})
    void anythingElseIsLeftToTheCommandLine(String line) {
        assertTrue(CommonOptions.tryParse(arguments(line)).isEmpty());
    }

    private static List<String> arguments(String line) {
        return line.isEmpty() ? List.of() : Arrays.asList(line.split(" "));
    }
}
